package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.alert.Rule;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** The views that were made for the board, beside those that say the same at greater cost. */
@ExtendWith(StackExtension.class)
class BoardViewsIT {
    private static final Instant NOW = Instant.parse("2026-11-10T12:07:30Z");

    private Rows rows;

    @BeforeEach
    void progress(TestInstallation installation) throws Exception {
        rows = new Rows(installation);
        rows.progress(NOW);
    }

    @Test
    void rulesAreNamedAsInTheCatalogue() throws Exception {
        Properties chinese = texts("zh");
        Properties english = texts("en");
        List<String> expected = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            String id = rule.ruleName();
            expected.add("%s %s %s %s"
                    .formatted(
                            id, chinese.getProperty(id + ".name"), english.getProperty(id + ".name"), rule.category()));
        }

        assertThat(rows.lines("SELECT concatWithSeparator(' ', rule, name_zh, name_en, category) AS line FROM"
                        + " {db}.v_rule_names"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void siteShowsItsLastHourAndItsBusinessDay() throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, kind, region, heartbeat_minutes, arrival_time",
                List.of(
                        row("gate", Instant.EPOCH, "COMPOUND_GATE", "141002001", 10, NOW),
                        row("quiet", Instant.EPOCH, "COMPOUND_GATE", "141002001", 10, NOW),
                        row("unasked", Instant.EPOCH, "COMPOUND_GATE", "141002001", "NULL", NOW)));
        rows.heard("gate", List.of(minute("2026-11-10T12:06:00Z")));
        rows.heard("quiet", List.of(minute("2026-11-10T11:55:00Z")));
        rows.insert(
                "flow_1m",
                "site_id, direction, window_start, persons, vehicles, revision",
                List.of(
                        row("gate", "IN", Instant.parse("2026-11-10T11:06:00Z"), 100, 0, 1),
                        row("gate", "IN", Instant.parse("2026-11-10T11:07:00Z"), 1, 2, 1),
                        row("gate", "IN", Instant.parse("2026-11-10T11:07:00Z"), 3, 2, 2),
                        row("gate", "OUT", Instant.parse("2026-11-10T12:06:00Z"), 7, 0, 1),
                        row("gate", "OUT", Instant.parse("2026-11-10T12:07:00Z"), 100, 0, 1)));
        rows.insert(
                "flow_1d",
                "site_id, direction, window_start, persons, vehicles, revision",
                List.of(
                        row("gate", "IN", Instant.parse("2026-11-09T20:00:00Z"), 90, 1, 1),
                        row("gate", "OUT", Instant.parse("2026-11-09T20:00:00Z"), 5, 0, 1),
                        row("gate", "OUT", Instant.parse("2026-11-08T20:00:00Z"), 1000, 0, 1)));

        assertThat(rows.lines("SELECT concatWithSeparator(' ', site_id, state, toString(tuple(hour_in, hour_out,"
                        + " day_in, day_out, day_total, last_heard))) AS line FROM {db}.v_site_states"
                        + " ORDER BY site_id"))
                .containsExactly(
                        "gate NORMAL (5,7,91,5,96,'2026-11-10 12:06:00')",
                        "quiet SILENT (NULL,NULL,NULL,NULL,NULL,'2026-11-10 11:55:00')",
                        "unasked NOT_EXPECTED (NULL,NULL,NULL,NULL,NULL,NULL)");
    }

    private static long minute(String instant) {
        return Instant.parse(instant).getEpochSecond() / 60;
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        String file = "texts_" + language + ".properties";
        try (Reader reader = new InputStreamReader(Rule.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
