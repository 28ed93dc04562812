package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceModelTest {

    private static final Instant EIGHT = Instant.parse("2026-11-01T08:00:00Z");
    private static final Duration HORIZON = Duration.ofHours(24);

    private final ReferenceModel model = new ReferenceModel(TruthSettings.DEFAULTS);
    private long nextOffset;

    @Test
    void personIsCountedInItsMinuteAndDirection() {
        arrives(EIGHT.plusSeconds(59), person("e1", "IN", "PASSED", "36.5"), Duration.ofSeconds(3));

        assertThat(row())
                .isEqualTo(new CountRow(
                        "g1",
                        EIGHT,
                        List.of("IN"),
                        Map.of("persons", 1L, "temperature_count", 1L, "temperature_sum", 3650L),
                        1));
    }

    @Test
    void vehicleCountsWithItsOccupantsWhoAreNoPersons() {
        arrives(EIGHT, vehicle("e1", "TURNED_BACK", ",\"occupants\":3,\"temperature_c\":39"), Duration.ZERO);

        assertThat(row().measures()).isEqualTo(Map.of("vehicles", 1L, "occupants", 3L, "vehicles_turned_back", 1L));
    }

    @Test
    void personWithoutDirectionIsSampledAndNoPassage() {
        arrives(EIGHT, person("e1", null, "TURNED_BACK", "36.5"), Duration.ZERO);

        assertThat(row().labels()).containsExactly("NONE");
        assertThat(row().measures())
                .isEqualTo(Map.of("sampled", 1L, "temperature_count", 1L, "temperature_sum", 3650L));
    }

    @Test
    void vehicleWithoutDirectionIsAReject() {
        arrives(EIGHT, vehicle("e1", "PASSED", "").replace("\"direction\":\"IN\",", ""), Duration.ZERO);

        assertThat(rejectReason()).isEqualTo("MISSING_FIELD");
    }

    @Test
    void feverBeginsAtTheRoundedLimit() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "37.295"), Duration.ZERO);
        arrives(EIGHT, person("e2", "IN", "PASSED", "37.2949"), Duration.ZERO);

        assertThat(row().measures())
                .isEqualTo(
                        Map.of("persons", 2L, "fever", 1L, "temperature_count", 2L, "temperature_sum", 3730L + 3729L));
    }

    @Test
    void repeatIsCountedOnce() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ofHours(5));

        assertThat(row().measure("persons")).isOne();
        assertThat(row().revision()).isOne();
    }

    @Test
    void sameIdAtAnotherSiteOrInAnotherMinuteIsAnotherEvent() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5").replace("g1", "g2"), Duration.ZERO);
        arrives(EIGHT.plusSeconds(60), person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);

        assertThat(minutes()).hasSize(3);
    }

    @Test
    void voidTakesItsEventBackAndLeavesARowOfZeros() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "38.0"), Duration.ZERO);
        arrives(EIGHT, voided("e1"), Duration.ofMinutes(2));

        assertThat(row()).isEqualTo(new CountRow("g1", EIGHT, List.of("IN"), Map.of(), 2));
    }

    @Test
    void voidThatArrivesFirstWaitsForItsEvent() {
        arrives(EIGHT, voided("e1"), Duration.ZERO);
        assertThat(minutes()).isEmpty();

        arrives(EIGHT, person("e1", "IN", "PASSED", "38.0"), Duration.ofMinutes(2));
        assertThat(row()).isEqualTo(new CountRow("g1", EIGHT, List.of("IN"), Map.of(), 2));
    }

    @Test
    void secondVoidTakesNothingMoreBack() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(EIGHT, person("e2", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(EIGHT, voided("e1"), Duration.ofMinutes(2));
        arrives(EIGHT, voided("e1"), Duration.ofMinutes(3));

        assertThat(row().measure("persons")).isOne();
        assertThat(row().revision()).isEqualTo(3);
    }

    @Test
    void generationStandsInTheUpperBitsOfTheRevision() {
        var later = new ReferenceModel(new TruthSettings(HORIZON, 2, ZoneId.of("UTC"), LocalTime.MIDNIGHT));
        later.add(record(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO));

        assertThat(later.truth().rows(CountTable.FLOW_1M).get(0).revision()).isEqualTo(2 * 281_474_976_710_656L + 1);
    }

    @Test
    void eventIsCountedUpToTheHorizonAndLateBeyondIt() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), HORIZON);
        arrives(EIGHT, voided("e2"), HORIZON.plusMillis(1));

        assertThat(row().measure("persons")).isOne();
        assertThat(model.truth().lateEvents())
                .containsExactly(new LateRow(
                        "checkpoint-events",
                        0,
                        1,
                        "g1",
                        "e2",
                        EIGHT,
                        EIGHT.plus(HORIZON).plusMillis(1),
                        true));
    }

    @Test
    void voidOfALateEventIsLateToo() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), HORIZON.plusMinutes(1));
        arrives(EIGHT, voided("e1"), HORIZON.plusMinutes(2));

        assertThat(minutes()).isEmpty();
        assertThat(model.truth().lateEvents()).extracting(LateRow::isVoid).containsExactly(false, true);
    }

    @Test
    void eventMoreThanFiveMinutesAheadIsAReject() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ofMinutes(-5));
        arrives(
                EIGHT,
                person("e2", "IN", "PASSED", "36.5"),
                Duration.ofMinutes(-5).minusMillis(1));

        assertThat(row().measure("persons")).isOne();
        assertThat(rejectReason()).isEqualTo("FUTURE");
    }

    @Test
    void timeZeroIsLateAndOneBeforeTheColumnsRangeIsKeptAtItsEdge() {
        arrives(Instant.EPOCH, person("e1", "IN", "PASSED", "36.5"), Duration.ofDays(20_000));
        arrives(Instant.parse("1700-01-01T00:00:00Z"), person("e1", "IN", "PASSED", "36.5"), Duration.ofDays(99_999));

        assertThat(model.truth().lateEvents())
                .extracting(LateRow::eventTime)
                .containsExactly(Instant.EPOCH, Instant.parse("1900-01-01T00:00:00Z"));
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        RawRecord event = record(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        RawRecord repeat = record(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ofSeconds(9));
        RawRecord taking = record(EIGHT, voided("e1"), Duration.ofSeconds(5));
        var backwards = new ReferenceModel(TruthSettings.DEFAULTS);

        for (RawRecord record : new RawRecord[] {event, taking, repeat}) {
            model.add(record);
        }
        for (RawRecord record : new RawRecord[] {repeat, taking, event}) {
            backwards.add(record);
        }

        assertThat(model.truth()).isEqualTo(backwards.truth());
    }

    @Test
    void hoursAndBusinessDaysAreTheSumsOfTheirMinutes() {
        // 04:00 in Shanghai is 20:00 the day before in UTC.
        Instant cut = Instant.parse("2026-11-01T20:00:00Z");
        arrives(cut.minusMillis(1), person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(cut, person("e2", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(cut.plusSeconds(3599), person("e3", "IN", "PASSED", "36.5"), Duration.ZERO);

        assertThat(model.truth().rows(CountTable.FLOW_1H))
                .extracting(CountRow::windowStart, row -> row.measure("persons"), CountRow::revision)
                .containsExactly(tuple(cut.minusSeconds(3600), 1L, 1L), tuple(cut, 2L, 2L));
        assertThat(model.truth().rows(CountTable.FLOW_1D))
                .extracting(CountRow::windowStart, row -> row.measure("persons"), CountRow::revision)
                .containsExactly(tuple(cut.minusSeconds(24 * 3600), 1L, 1L), tuple(cut, 2L, 2L));
    }

    @Test
    void onlyWhoArrivesAtAHubPasses() {
        String arrived = "{\"schema_version\":1,\"event_id\":\"h1\",\"event_time\":TIME,\"site_id\":\"st\","
                + "\"trip_id\":\"t1\",\"person_token\":\"0123456789abcdef\",\"stage\":\"ARRIVED\","
                + "\"temperature_c\":37.4}";
        model.add(record("hub-events", EIGHT, arrived, Duration.ZERO));
        model.add(record("hub-events", EIGHT, arrived.replace("h1", "h2").replace("ARRIVED", "PUSHED"), Duration.ZERO));

        assertThat(row())
                .isEqualTo(new CountRow(
                        "st",
                        EIGHT,
                        List.of("IN"),
                        Map.of("persons", 1L, "fever", 1L, "temperature_count", 1L, "temperature_sum", 3740L),
                        1));
        assertThat(model.truth().intake()).extracting(IntakeRow::accepted).containsExactly(2L);
    }

    @Test
    void intakeBooksEveryRecordOnceInTheHourOfItsArrival() {
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ZERO);
        arrives(EIGHT, person("e1", "IN", "PASSED", "36.5"), Duration.ofSeconds(1));
        arrives(EIGHT, voided("e1"), Duration.ofSeconds(2));
        arrives(EIGHT, voided("e1"), Duration.ofSeconds(3));
        arrives(EIGHT, voided("e2"), Duration.ofSeconds(4));
        arrives(EIGHT, "{}", Duration.ofSeconds(5));
        arrives(EIGHT, person("e3", "IN", "PASSED", "36.5"), HORIZON.plusMillis(1));

        assertThat(model.truth().intake())
                .containsExactly(
                        new IntakeRow("checkpoint-events", 0, EIGHT, 0, 5, 1, 2, 2, 0, 1),
                        new IntakeRow("checkpoint-events", 0, EIGHT.plus(HORIZON), 6, 6, 0, 0, 0, 1, 0));
    }

    @Test
    void orderIsTheSameWhateverItsSite() {
        String order = "{\"schema_version\":1,\"event_id\":\"o1\",\"event_time\":TIME,"
                + "\"person_token\":\"0123456789abcdef\",\"action\":\"ORDERED\",\"site_id\":\"q1\"}";
        model.add(record("quarantine-orders", EIGHT, order, Duration.ZERO));
        model.add(record("quarantine-orders", EIGHT, order.replace("q1", "q2"), Duration.ZERO));

        assertThat(model.truth().intake()).extracting(IntakeRow::duplicates).containsExactly(1L);
    }

    @Test
    void fieldThatIsNullOrOfAnotherTopicIsNone() {
        String order = "{\"schema_version\":1,\"event_id\":\"o1\",\"event_time\":TIME,\"site_id\":null,"
                + "\"person_token\":\"0123456789abcdef\",\"action\":\"RELEASED\",\"void\":null}";
        String action = "{\"schema_version\":1,\"event_id\":\"a1\",\"event_time\":TIME,\"site_id\":\"g1\","
                + "\"alert_id\":\"x\",\"action\":\"ACK\",\"actor\":\"duty\"}";
        model.add(record("quarantine-orders", EIGHT, order, HORIZON.plusMinutes(1)));
        model.add(record("alert-actions", EIGHT, action, HORIZON.plusMinutes(1)));

        assertThat(model.truth().lateEvents())
                .extracting(LateRow::siteId, LateRow::isVoid)
                .containsExactly(tuple("", false), tuple("", false));
    }

    private void arrives(Instant eventTime, String template, Duration delay) {
        model.add(record(eventTime, template, delay));
    }

    private RawRecord record(Instant eventTime, String template, Duration delay) {
        return record("checkpoint-events", eventTime, template, delay);
    }

    private RawRecord record(String topic, Instant eventTime, String template, Duration delay) {
        String json = template.replace("TIME", Long.toString(eventTime.toEpochMilli()));
        return new RawRecord(topic, 0, nextOffset++, eventTime.plus(delay).toEpochMilli(), json.getBytes(UTF_8));
    }

    private List<CountRow> minutes() {
        return model.truth().rows(CountTable.FLOW_1M);
    }

    private CountRow row() {
        assertThat(minutes()).hasSize(1);
        return minutes().get(0);
    }

    private String rejectReason() {
        assertThat(model.truth().rejects()).hasSize(1);
        return model.truth().rejects().get(0).reason();
    }

    private static String person(String id, String direction, String disposition, String temperature) {
        return "{\"schema_version\":1,\"event_id\":\"" + id + "\",\"event_time\":TIME,\"site_id\":\"g1\","
                + (direction == null ? "" : "\"direction\":\"" + direction + "\",")
                + "\"subject\":\"PERSON\",\"disposition\":\"" + disposition + "\",\"temperature_c\":" + temperature
                + "}";
    }

    private static String vehicle(String id, String disposition, String more) {
        return "{\"schema_version\":1,\"event_id\":\"" + id + "\",\"event_time\":TIME,\"site_id\":\"g1\","
                + "\"direction\":\"IN\",\"subject\":\"VEHICLE\",\"disposition\":\"" + disposition + "\"" + more + "}";
    }

    private static String voided(String id) {
        return person(id, "IN", "PASSED", "38.0").replace("}", ",\"void\":true}");
    }
}
