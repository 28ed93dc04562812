package org.passflow.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.TokenRecipe;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.kafka.KafkaSettings;
import org.passflow.testing.PostRecords;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/**
 * The key of the tokens changes while one job runs on: who is under order is known on both sides of the change, and a passenger who
 * is under way arrives.
 */
@ExtendWith(StackExtension.class)
class RunningRotationIT {
    private static final TokenRecipe OLD = TokenRecipe.withKey("0f".repeat(32));
    private static final TokenRecipe NEW = TokenRecipe.withKey("f0".repeat(32));

    /** Under order for two days; since this morning; and on the way home. The numbers are made up. */
    private static final String HELD = "11010519491231002X";

    private static final String FRESH = "13812345678";
    private static final String TRAVELLER = "E12345678";

    private static final String VILLAGE = "141002104222";

    /** All of it lies in the past but a quarter of an hour, for the broker takes no record from far ahead. */
    private final Instant rotated = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Instant keyChanged = rotated.minus(Duration.ofMinutes(30));

    @Test
    void orderAndPassengerAreFollowedThroughTheChangeOfTheKey(TestInstallation installation) throws Exception {
        Scenario scenario = new Scenario(installation);
        String job = installation.submit(Scenario.JOB);

        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            before().forEach(writer::write);
            writer.tickUntil(rotated.toEpochMilli());
            writer.flush();
            scenario.awaitTime();
            assertThat(alerts(installation)).containsExactly("quarantine-breach gate/seen-before");

            rotate(installation);
            after().forEach(writer::write);
            writer.finish(Duration.ofMinutes(1));
        }
        scenario.awaitTime();

        List<String> expected = List.of(
                "early-release " + NEW.token(HELD),
                "quarantine-breach gate/fresh-seen-after",
                "quarantine-breach gate/seen-after",
                "quarantine-breach gate/seen-before",
                "quarantine-breach gate/seen-between");
        installation.awaitUntil(
                Duration.ofMinutes(1), () -> alerts(installation).equals(expected));
        assertThat(orders(installation))
                .containsExactlyInAnyOrder(
                        OLD.token(HELD) + " ended",
                        OLD.token(HELD) + " ended",
                        OLD.token(HELD) + " voided",
                        OLD.token(FRESH) + " voided",
                        NEW.token(HELD) + " ended",
                        NEW.token(FRESH) + " open");
        assertThat(journeys(installation)).containsExactly(OLD.token(TRAVELLER) + " HOME 8");
        installation.cancel(job);
    }

    /** As the operator does, with the pairs that {@code passflow token --new-key-file} writes. */
    private void rotate(TestInstallation installation) throws Exception {
        TokenPairs pairs = TokenPairs.of(Stream.of(HELD, FRESH)
                .map(number -> OLD.token(number) + "\t" + NEW.token(number))
                .toList());
        Rotation rotation = Rotation.of(
                installation.test().stack().clickHouse().as("migrator"), installation.database(), pairs, rotated);
        assertThat(List.of(rotation.ready(), rotation.later(), rotation.unknown()))
                .containsExactly(2L, 0L, 0L);
        rotation.send(new KafkaSettings(installation.kafkaServers(), installation.prefix()));
    }

    private List<ArrivingEvent> before() {
        Events events = new Events(rotated.minus(Duration.ofDays(3)));
        events.site("gate", "ROAD_POST");
        events.site("station", "RAIL_STATION");
        events.order("order-held", rotated.minus(Duration.ofHours(2 * 24 + 5)), OLD.token(HELD), "ORDERED", 14);
        for (int hours = 2 * 24 + 3; hours > 0; hours -= 12) {
            Instant at = rotated.minus(Duration.ofHours(hours));
            events.order("measured-" + hours, at, OLD.token(HELD), "TEMPERATURE", null);
        }
        events.order("order-fresh", rotated.minus(Duration.ofHours(6)), OLD.token(FRESH), "ORDERED", 7);
        events.seen("seen-before", rotated.minus(Duration.ofHours(2)), OLD.token(HELD));
        events.steps(keyChanged.minus(Duration.ofMinutes(20)), "ARRIVED", "REGISTERED", "SCREENED", "CLASSIFIED");
        events.seen("seen-between", keyChanged.plus(Duration.ofMinutes(10)), NEW.token(HELD));
        events.steps(keyChanged.plus(Duration.ofMinutes(12)), "PUSHED");
        return events.records.inOrderOfArrival();
    }

    private List<ArrivingEvent> after() {
        Events events = new Events(rotated);
        events.steps(rotated.plus(Duration.ofMinutes(1)), "RECEIVED", "ACKED", "HOME_ARRIVED");
        events.seen("seen-after", rotated.plus(Duration.ofMinutes(5)), NEW.token(HELD));
        events.seen("fresh-seen-after", rotated.plus(Duration.ofMinutes(6)), NEW.token(FRESH));
        // Nobody has that token any more: the order is over for it.
        events.seen("seen-by-the-old-key", rotated.plus(Duration.ofMinutes(7)), OLD.token(HELD));
        events.order("measured-after", rotated.plus(Duration.ofMinutes(8)), NEW.token(FRESH), "TEMPERATURE", null);
        events.order("released", rotated.plus(Duration.ofMinutes(9)), NEW.token(HELD), "RELEASED", null);
        return events.records.inOrderOfArrival();
    }

    /** Breaches by sighting, others by person. */
    private static List<String> alerts(TestInstallation installation) throws Exception {
        return lines(
                installation,
                "SELECT concat(rule, ' ', if(rule = 'quarantine-breach', subject, person_token)) AS line"
                        + " FROM {db}.alerts FINAL WHERE subject_kind NOT IN ('GROUP', 'SYSTEM') AND state != 'RESOLVED'"
                        + " AND (rule LIKE 'quarantine-%' OR rule IN ('early-release', 'temperature-missed',"
                        + " 'illegal-transition')) ORDER BY line");
    }

    private static List<String> orders(TestInstallation installation) throws Exception {
        return lines(
                installation,
                "SELECT concat(person_token, multiIf(voided = 1, ' voided', isNotNull(released_at) OR"
                        + " isNotNull(superseded_at), ' ended', ' open')) AS line FROM {db}.quarantine FINAL");
    }

    private static List<String> journeys(TestInstallation installation) throws Exception {
        return lines(
                installation,
                "SELECT concatWithSeparator(' ', person_token, outcome, toString(steps)) AS line"
                        + " FROM {db}.journeys FINAL");
    }

    private static List<String> lines(TestInstallation installation, String sql) throws Exception {
        return installation.query(sql).stream()
                .map(row -> row.get("line").asText())
                .toList();
    }

    /** What gate, station and those who order quarantines send; everything arrives at once. */
    private static final class Events {
        private final PostRecords records;
        private final Instant start;

        Events(Instant start) {
            this.start = start;
            this.records = new PostRecords(start.toEpochMilli());
        }

        void site(String id, String kind) {
            records.add(
                    Topics.SITES,
                    id,
                    "{\"schema_version\":1,\"site_id\":\"%s\",\"kind\":\"%s\",\"region\":\"%s\",\"valid_from\":%d}"
                            .formatted(id, kind, VILLAGE, start.toEpochMilli()),
                    start.toEpochMilli());
        }

        void order(String id, Instant at, String token, String action, Integer days) {
            String more =
                    days == null ? "" : ",\"kind\":\"HOME\",\"region\":\"%s\",\"days\":%d".formatted(VILLAGE, days);
            add(
                    Topics.QUARANTINE_ORDERS,
                    token,
                    id,
                    at,
                    "\"person_token\":\"%s\",\"action\":\"%s\"%s".formatted(token, action, more));
        }

        void seen(String id, Instant at, String token) {
            add(
                    Topics.CHECKPOINT_EVENTS,
                    "gate",
                    id,
                    at,
                    ("\"site_id\":\"gate\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\","
                                    + "\"person_token\":\"%s\"")
                            .formatted(token));
        }

        /** Of the traveller, a minute apart, all under the key with which the trip began. */
        void steps(Instant first, String... stages) {
            Instant at = first;
            for (String stage : stages) {
                add(
                        Topics.HUB_EVENTS,
                        OLD.token(TRAVELLER),
                        "step-" + stage,
                        at,
                        ("\"site_id\":\"station\",\"trip_id\":\"K603\",\"person_token\":\"%s\",\"stage\":\"%s\","
                                        + "\"destination_region\":\"%s\"%s")
                                .formatted(
                                        OLD.token(TRAVELLER),
                                        stage,
                                        VILLAGE,
                                        stage.equals("ACKED") ? ",\"acked_by\":\"VILLAGE_DOCTOR\"" : ""));
                at = at.plus(Duration.ofMinutes(1));
            }
        }

        private void add(String topic, String key, String id, Instant at, String fields) {
            String json = "{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,%s}"
                    .formatted(id, at.toEpochMilli(), fields);
            records.add(topic, key, json, at.toEpochMilli());
        }
    }
}
