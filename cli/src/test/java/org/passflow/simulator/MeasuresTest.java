package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.simulator.SimulatedDay.has;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.passflow.event.HubStage;
import org.passflow.event.Topics;

/** A simulated day leaves no column of the tables empty. */
class MeasuresTest {

    private static final SimulatedDay DAY = new SimulatedDay(LocalDate.of(2026, 11, 2));

    /** Columns of {@code flow_1h}, and which checkpoint events they count. */
    private static final Map<String, Predicate<JsonNode>> MEASURES = measures();

    @Test
    void everyMeasureOfAnHourCountsSomething() {
        assertThat(MEASURES).allSatisfy((measure, counts) -> assertThat(DAY.count(Topics.CHECKPOINT_EVENTS, counts))
                .as(measure)
                .isPositive());
    }

    @Test
    void noMeasureOfTheTableIsForgotten() throws IOException {
        String tables;
        try (InputStream file =
                MeasuresTest.class.getClassLoader().getResourceAsStream("schemas/clickhouse/V001__counts.sql")) {
            tables = new String(file.readAllBytes(), UTF_8);
        }
        int start = tables.indexOf("CREATE TABLE flow_1h");
        List<String> columns = Pattern.compile("^ {4}(\\w+) +UInt(32|64)", Pattern.MULTILINE)
                .matcher(tables.substring(start, tables.indexOf("ENGINE", start)))
                .results()
                .map((MatchResult column) -> column.group(1))
                .filter(column -> !column.equals("revision"))
                .toList();

        assertThat(new TreeSet<>(columns)).isEqualTo(MEASURES.keySet());
    }

    @Test
    void everyStageOfTheFunnelIsReached() {
        assertThat(DAY.of(Topics.HUB_EVENTS)
                        .map(event -> event.get("stage").asText())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(HubStage.values()).map(Enum::name).toList());
    }

    @Test
    void someOriginsAndDestinationsAreUnknownAndSomePersonsHaveNoToken() {
        for (String field : List.of("origin_region", "destination_region", "person_token")) {
            assertThat(DAY.count(
                            Topics.CHECKPOINT_EVENTS,
                            event -> has(event, "subject", "PERSON")
                                    && has(event, "direction", "IN")
                                    && !event.has(field)))
                    .as(field)
                    .isPositive();
        }
    }

    @Test
    void everyScreeningNamesItsLaneAndShift() {
        assertThat(DAY.of(Topics.CHECKPOINT_EVENTS)).allMatch(event -> event.has("lane") && event.has("shift"));
        assertThat(DAY.of(Topics.HUB_EVENTS).filter(event -> has(event, "stage", "ARRIVED")))
                .allMatch(event -> event.has("lane") && event.has("shift"));
    }

    @Test
    void samePersonIsSeenAtMoreThanOneSite() {
        long visits = DAY.of(Topics.CHECKPOINT_EVENTS)
                .filter(event -> event.has("person_token"))
                .map(event -> event.get("site_id").asText()
                        + event.get("person_token").asText())
                .distinct()
                .count();
        long persons = DAY.of(Topics.CHECKPOINT_EVENTS)
                .filter(event -> event.has("person_token"))
                .map(event -> event.get("person_token").asText())
                .distinct()
                .count();

        assertThat(visits).isGreaterThan(persons + persons / 20);
    }

    private static Map<String, Predicate<JsonNode>> measures() {
        Map<String, Predicate<JsonNode>> measures = new TreeMap<>();
        for (String subject : List.of("persons", "vehicles")) {
            Predicate<JsonNode> passes = event -> event.has("direction") && has(event, "subject", singular(subject));
            measures.put(subject, passes);
            for (String disposition : List.of("PASSED", "TURNED_BACK", "HELD", "TRANSFERRED", "REFERRED")) {
                measures.put(
                        subject + "_" + disposition.toLowerCase(Locale.ROOT),
                        passes.and(event -> has(event, "disposition", disposition)));
            }
            measures.put(subject + "_disinfected", passes.and(event -> isTrue(event, "disinfected")));
        }
        Predicate<JsonNode> person = measures.get("persons");
        measures.put("occupants", event -> event.path("occupants").asInt() > 0);
        measures.put("sampled", event -> !event.has("direction"));
        for (String residency : List.of("LOCAL", "OUTSIDER")) {
            measures.put(
                    "persons_" + residency.toLowerCase(Locale.ROOT),
                    person.and(event -> has(event, "residency", residency)));
        }
        putCodes(measures, "purpose_", "purpose", "RETURN_HOME", "RETURN_WORK", "VISIT", "TRANSIT", "COMMUTE");
        putCodes(measures, "capture_", "capture_mode", "SELF", "ASSISTED", "MANUAL");
        measures.put("transit_turned_back", measures.get("purpose_transit").and(measures.get("persons_turned_back")));
        measures.put("persons_masked", person.and(event -> isTrue(event, "mask")));
        measures.put("persons_registered", person.and(event -> isTrue(event, "registered")));
        measures.put("persons_registration_valid", person.and(event -> isTrue(event, "registration_valid")));
        measures.put("persons_with_symptoms", person.and(event -> !event.path("symptoms")
                .isEmpty()));
        measures.put("musts_recorded", person.and(event -> event.has("mask") && event.has("disinfected")));
        measures.put(
                "musts_kept",
                measures.get("persons_masked")
                        .and(measures.get("persons_disinfected"))
                        .and(event -> event.has("temperature_c")));
        putTemperatures(measures);
        return measures;
    }

    private static void putCodes(
            Map<String, Predicate<JsonNode>> measures, String prefix, String field, String... codes) {
        for (String code : codes) {
            measures.put(
                    prefix + code.toLowerCase(Locale.ROOT),
                    measures.get("persons").and(event -> has(event, field, code)));
        }
    }

    private static void putTemperatures(Map<String, Predicate<JsonNode>> measures) {
        measures.put("temperature_count", event -> event.has("temperature_c"));
        measures.put("temperature_sum", event -> event.has("temperature_c"));
        measures.put("fever", temperature("37.3", "60"));
        measures.put("temperature_below_35", temperature("0", "35"));
        measures.put("temperature_35_to_36", temperature("35", "36"));
        measures.put("temperature_36_to_37_3", temperature("36", "37.3"));
        measures.put("temperature_37_3_to_38", temperature("37.3", "38"));
        measures.put("temperature_38_up", temperature("38", "60"));
    }

    private static Predicate<JsonNode> temperature(String from, String below) {
        return event -> event.has("temperature_c")
                && event.get("temperature_c").decimalValue().compareTo(new BigDecimal(from)) >= 0
                && event.get("temperature_c").decimalValue().compareTo(new BigDecimal(below)) < 0;
    }

    private static boolean isTrue(JsonNode event, String field) {
        return event.path(field).asBoolean();
    }

    private static String singular(String subjects) {
        return subjects.substring(0, subjects.length() - 1).toUpperCase(Locale.ROOT);
    }
}
