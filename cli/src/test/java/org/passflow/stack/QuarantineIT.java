package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** A day's quarantine on the whole way, held against what the archive of events says. */
@ExtendWith(StackExtension.class)
class QuarantineIT {

    private static final String ORDERS_BY_THE_ARCHIVE =
            "SELECT concat(event_id, ' ', toString(max(class = 'VOID'))) AS line FROM {db}.v_events"
                    + " WHERE topic = 'quarantine-orders' AND JSONExtractString(fields, 'action') = 'ORDERED' AND class != 'DUPLICATE'"
                    + " GROUP BY event_id HAVING countIf(class = 'COUNTED') > 0 ORDER BY line";

    private static final String ORDERS =
            "SELECT concat(order_id, ' ', toString(voided)) AS line FROM {db}.quarantine FINAL ORDER BY line";

    /** Every sighting that stands, of a person in custody then. */
    private static final String BREACHES_BY_THE_ARCHIVE =
            "SELECT DISTINCT concat(seen.site_id, '/', event_id) AS line FROM ("
                    + "SELECT site_id, event_id, any(event_time) AS at, any(person_token) AS token"
                    + " FROM {db}.trace_events WHERE class != 'DUPLICATE' AND (topic = 'checkpoint-events'"
                    + " AND JSONExtractString(fields, 'subject') = 'PERSON' AND JSONHas(fields, 'direction')"
                    + " AND JSONExtractString(fields, 'disposition') NOT IN ('TRANSFERRED', 'REFERRED')"
                    + " OR topic = 'hub-events' AND JSONExtractString(fields, 'stage') = 'ARRIVED')"
                    + " GROUP BY topic, site_id, event_id HAVING countIf(class = 'VOID') = 0) AS seen"
                    + " JOIN (SELECT * FROM {db}.quarantine FINAL WHERE voided = 0) AS orders ON orders.person_token = seen.token"
                    + " LEFT JOIN {db}.v_sites AS sites ON sites.site_id = seen.site_id"
                    + " WHERE at >= custody_from AND ifNull(at < coalesce(released_at, superseded_at), true)"
                    + " AND sites.kind NOT IN ('SAMPLING_SITE', 'HOME_TEAM', 'FEVER_CLINIC', 'QUARANTINE_SITE') ORDER BY line";

    private static final String BREACHES = "SELECT subject AS line FROM {db}.alerts FINAL"
            + " WHERE rule = 'quarantine-breach' AND subject_kind = 'EVENT' AND state != 'RESOLVED' ORDER BY line";

    private static final String WHERE_ORDERS_ARE =
            "SELECT toString(ordered + in_custody) AS line FROM {db}.v_quarantine WHERE level = 'ALL'";

    @Test
    void everyOrderHasItsRowAndEveryBreachItsAlert(TestInstallation installation) throws Exception {
        Scenario scenario = new Scenario(installation);
        String job = installation.submit(Scenario.JOB);

        scenario.feed(day());
        scenario.await(scenario.truth());

        same(installation, ORDERS, ORDERS_BY_THE_ARCHIVE);
        same(installation, BREACHES, BREACHES_BY_THE_ARCHIVE);
        List<String> orders = lines(installation, ORDERS);
        assertThat(orders).as("with few there is nothing to see").hasSizeGreaterThan(5);
        assertThat(lines(installation, WHERE_ORDERS_ARE))
                .containsExactly(Long.toString(
                        orders.stream().filter(line -> line.endsWith(" 0")).count()));
        installation.cancel(job);
    }

    private static void same(TestInstallation installation, String actual, String expected) throws Exception {
        try {
            installation.awaitUntil(
                    Duration.ofSeconds(60), () -> lines(installation, actual).equals(lines(installation, expected)));
        } catch (ConditionTimeoutException stillDifferent) {
            assertThat(lines(installation, actual)).isEqualTo(lines(installation, expected));
        }
    }

    private static List<String> lines(TestInstallation installation, String sql)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : installation.query(sql)) {
            lines.add(row.get("line").asText());
        }
        return lines;
    }

    /** From six in the morning to half past four in the afternoon: orders are given from nine on, and hold from one on. */
    private static List<ArrivingEvent> day() {
        Instant morning = Instant.parse("2026-11-01T22:00:00Z");
        Simulator simulator = new Simulator(SimulatorSettings.seeded(7), Roster.shipped());
        List<ArrivingEvent> events = new ArrayList<>();
        simulator.history(morning, morning.plus(Duration.ofMinutes(630))).forEachRemaining(events::add);
        return events;
    }
}
