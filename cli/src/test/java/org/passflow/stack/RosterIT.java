package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.ShippedReference;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** The roster on its way from the control topic to the analysts. */
@ExtendWith(StackExtension.class)
class RosterIT {

    private static final long MORNING = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();

    @Test
    void siteInNoRosterCountsUnderItsIdAndIsFlagged(TestInstallation installation) throws Exception {
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.sites(MORNING));
        int sites = records.size();
        records.add(event("exit-linfen-east", MORNING + 1_000));
        records.add(event("nobody-knows-me", MORNING + 2_000));
        String refused = "{\"schema_version\":1,\"site_id\":\"half-a-site\"}";
        records.add(new ArrivingEvent("sites", "half-a-site", refused.getBytes(UTF_8), MORNING + 3_000));

        new Scenario(installation).feed(records);
        String job = installation.submit(Scenario.JOB);

        installation.awaitUntil(Duration.ofMinutes(2), () -> !installation
                .query("SELECT 1 FROM {db}.v_flow_1m WHERE site_id = 'nobody-knows-me' AND persons = 1")
                .isEmpty());
        installation.awaitUntil(
                Duration.ofSeconds(30),
                () -> installation.query("SELECT site_id FROM {db}.v_sites").size() == sites);
        assertThat(installation.query("SELECT site_id FROM {db}.v_data_quality WHERE kind = 'UNKNOWN_SITE'"))
                .extracting(row -> row.get("site_id").asText())
                .containsExactly("nobody-knows-me");
        assertThat(installation.query("SELECT reason FROM {db}.v_rejects WHERE topic = 'sites'"))
                .extracting(row -> row.get("reason").asText())
                .containsExactly("MISSING_FIELD");
        installation.cancel(job);
    }

    private static ArrivingEvent event(String site, long millis) {
        String value = "{\"schema_version\":1,\"event_id\":\"e1\",\"event_time\":" + millis + ",\"site_id\":\"" + site
                + "\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"}";
        return new ArrivingEvent("checkpoint-events", site, value.getBytes(UTF_8), millis);
    }
}
