package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.truth.AlertModel;
import org.passflow.truth.ExpectedAlert;

/** The alerts of one installation: those that stand in ClickHouse, and those that must. */
public final class AlertTable {

    private static final Duration STANDSTILL = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestInstallation installation;

    public AlertTable(TestInstallation installation) {
        this.installation = installation;
    }

    /** Alerts that stand for themselves: neither the watchdog nor what speaks for many. */
    private static final String OWN = " FROM {db}.alerts FINAL WHERE subject_kind NOT IN ('GROUP', 'SYSTEM')";

    /** Waits until all who find something have come to the last tick but a minute; fails when they stand still. */
    public void awaitTime() {
        long last = TopicRecords.of(installation).lastTickMillis() - 2 * MINUTE.toMillis();
        for (long reached = 0; reached < last; ) {
            long before = reached;
            reached = await().atMost(STANDSTILL)
                    .pollInterval(POLL)
                    .ignoreExceptions()
                    .until(this::reachedMillis, now -> now > before);
        }
    }

    private long reachedMillis() throws IOException, InterruptedException {
        return installation
                .query("SELECT max(toUnixTimestamp64Milli(changed_at)) AS at FROM {db}.alerts WHERE rule = 'watchdog'")
                .get(0)
                .path("at")
                .asLong();
    }

    /** What must stand there by the records in the topics. */
    public List<ExpectedAlert> expected() {
        return TopicRecords.of(installation).alerts();
    }

    /** Waits until there stands what must, of the rules that the model knows; fails with what differs. */
    public void awaitModel() throws IOException, InterruptedException {
        List<ExpectedAlert> expected = expected();
        try {
            installation.awaitUntil(SETTLED, () -> sorted(modelled()).equals(sorted(expected)));
        } catch (ConditionTimeoutException stillDifferent) {
            assertThat(modelled()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Alerts that there are twice: of one rule, about the same, open since the same instant. */
    List<String> twice() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : installation.query("SELECT concatWithSeparator(' ', rule, subject_kind, site_id,"
                + " if(subject_kind = 'EVENT', event_id, subject), person_token, toString(opened_at)) AS line" + OWN
                + " GROUP BY line HAVING count() > 1")) {
            lines.add("alerts twice: " + row.get("line").asText());
        }
        return lines;
    }

    List<ExpectedAlert> modelled() throws IOException, InterruptedException {
        return stored().stream()
                .filter(alert -> AlertModel.RULES.contains(alert.rule()))
                .toList();
    }

    private static List<String> sorted(List<ExpectedAlert> alerts) {
        return alerts.stream().map(ExpectedAlert::toString).sorted().toList();
    }

    /** What stands there. */
    public List<ExpectedAlert> stored() throws IOException, InterruptedException {
        List<ExpectedAlert> stored = new ArrayList<>();
        for (JsonNode row : installation.query("SELECT rule, subject_kind, event_id,"
                + " if(subject_kind IN ('TRIP', 'REGION'), subject, site_id) AS place,"
                + " toUnixTimestamp64Milli(opened_at) AS opened" + OWN)) {
            stored.add(new ExpectedAlert(
                    row.get("rule").asText(),
                    row.get("subject_kind").asText(),
                    row.get("place").asText(),
                    row.get("event_id").asText(),
                    Instant.ofEpochMilli(row.get("opened").asLong())));
        }
        return stored;
    }

    /** Which alerts there are and when each was noticed, of all rules: the same whenever the same history is read. */
    public List<String> identities() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : installation.query("SELECT concatWithSeparator(' ', alert_id, rule, subject_kind,"
                + " if(subject_kind = 'EVENT', event_id, subject), toString(opened_at), toString(noticed_at)) AS line"
                + OWN + " ORDER BY line")) {
            lines.add(row.get("line").asText());
        }
        return lines;
    }
}
