package org.passflow.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.simulator.SimulatedDay.has;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passflow.event.Topics;

/** What a simulated day holds, against the numbers of the reports. */
class VolumesTest {

    /** A working Monday within a campaign of samplings. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private static final SimulatedDay DAY = new SimulatedDay(MONDAY);

    @Test
    void dayIsOfTheSizeThatTheReportsImply() {
        assertThat(DAY.size()).isBetween(120_000L, 180_000L);
    }

    @Test
    void eighteenTrainsBringTwoThousandPassengersToTheOldStation() {
        assertThat(arrivals("TRAIN")).hasSize(18);
        assertThat(DAY.passengers("RAIL_STATION", "ARRIVED").count()).isBetween(1_900L, 2_200L);
    }

    @Test
    void upToSixteenFlightsBringFiveHundredRecordsToPush() {
        assertThat(arrivals("FLIGHT").size()).isBetween(12, 16);
        assertThat(DAY.passengers("AIRPORT", "PUSHED").count()).isBetween(350L, 600L);
    }

    @Test
    void passengersOfATrainComeTogether() {
        Map<String, Long> perTrain = DAY.passengers("RAIL_STATION", "ARRIVED")
                .collect(Collectors.groupingBy(event -> event.get("trip_id").asText(), Collectors.counting()));

        assertThat(arrivals("TRAIN")).allSatisfy(trip -> {
            long arrivedAt = trip.get("event_time").asLong();
            String tripId = trip.get("trip_id").asText();
            long soon = DAY.passengers("RAIL_STATION", "ARRIVED")
                    .filter(event -> has(event, "trip_id", tripId)
                            && event.get("event_time").asLong() < arrivedAt + 15 * 60_000)
                    .count();
            assertThat(soon)
                    .isEqualTo(perTrain.get(tripId))
                    .isEqualTo(trip.get("passengers").asLong());
        });
    }

    @Test
    void sixAndTwentyThousandAreSampledAtThirtyThreeDesks() {
        assertThat(DAY.screenings("SAMPLING_SITE").count()).isBetween(25_000L, 27_000L);
        assertThat(DAY.screenings("SAMPLING_SITE").map(VolumesTest::desk).distinct())
                .hasSize(33);
        assertThat(DAY.screenings("HOME_TEAM").count()).isBetween(150L, 350L);
        assertThat(DAY.screenings("SAMPLING_SITE", "HOME_TEAM")).noneMatch(event -> event.has("direction"));
    }

    @Test
    void allDesksBeginInTheSameQuarterOfAnHourAndTheFirstHourIsTheBusiest() {
        Set<String> early = DAY.screenings("SAMPLING_SITE")
                .filter(event -> SimulatedDay.time(event).isBefore(LocalTime.of(7, 15)))
                .map(VolumesTest::desk)
                .collect(Collectors.toSet());
        Map<Integer, Long> perHour = DAY.screenings("SAMPLING_SITE")
                .collect(Collectors.groupingBy(event -> SimulatedDay.time(event).getHour(), Collectors.counting()));

        assertThat(early).hasSize(33);
        assertThat(perHour).containsOnlyKeys(7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
        assertThat(perHour.entrySet()).allMatch(hour -> hour.getKey() == 7 || hour.getValue() * 1.5 < perHour.get(7));
    }

    @Test
    void nobodyIsSampledBetweenTwoCampaignsAndTheSitesSayThatTheyAreClosedAndReportNobody() {
        SimulatedDay between = new SimulatedDay(LocalDate.of(2026, 11, 7));

        assertThat(between.screenings("SAMPLING_SITE", "HOME_TEAM")).isEmpty();
        assertThat(between.of(Topics.SITE_STATUS)
                        .filter(event -> SimulatedDay.kind(event).equals("SAMPLING_SITE"))
                        .collect(Collectors.groupingBy(VolumesTest::said, Collectors.counting())))
                .isEqualTo(Map.of("CLOSED", 27L, "DAILY_REPORT 0 0", 27L));
    }

    private static String said(JsonNode event) {
        String status = event.get("status").asText();
        return status.equals("DAILY_REPORT")
                ? status + ' ' + event.get("returnees") + ' ' + event.get("outsiders")
                : status;
    }

    @Test
    void campaignOfTheReportLastedFromTheSeventeenthToTheTwentySixthOfOctober() {
        assertThat(Stream.iterate(LocalDate.of(2022, 10, 14), day -> day.plusDays(1))
                        .limit(16)
                        .filter(Calendar::isSamplingDay))
                .hasSize(10)
                .startsWith(LocalDate.of(2022, 10, 17))
                .endsWith(LocalDate.of(2022, 10, 26));
    }

    @Test
    void everyKindOfGateIsPassed() {
        assertThat(DAY.screenings("HIGHWAY_EXIT").count()).isBetween(5_000L, 12_000L);
        assertThat(DAY.screenings("ROAD_POST").count()).isBetween(6_000L, 11_000L);
        assertThat(DAY.screenings("VILLAGE_ENTRANCE", "COMPOUND_GATE").count()).isBetween(35_000L, 55_000L);
        assertThat(DAY.screenings("ENTERPRISE_GATE").count()).isBetween(2_000L, 6_000L);
        assertThat(DAY.screenings("FEVER_CLINIC").count()).isPositive();
        assertThat(DAY.screenings("VILLAGE_ENTRANCE", "COMPOUND_GATE")
                        .map(event -> event.get("site_id").asText())
                        .distinct()
                        .count())
                .isGreaterThan(990);
    }

    @Test
    void everyPostKeepsItsHeartbeat() {
        Map<String, Long> beats = DAY.of(Topics.SITE_STATUS)
                .filter(event -> has(event, "status", "HEARTBEAT"))
                .collect(Collectors.groupingBy(event -> event.get("site_id").asText(), Collectors.counting()));

        assertThat(beats)
                .containsEntry("exit-pozhuang", 144L)
                .hasSize(Roster.shipped().posts().size());
        assertThat(DAY.count(Topics.SITE_STATUS, event -> has(event, "status", "DAILY_REPORT")))
                .isBetween(1_130L, 1_143L);
    }

    @Test
    void suspendedServicesBringNobodyAndAreAnnounced() {
        Set<String> suspended = DAY.of(Topics.TRIPS)
                .filter(trip -> has(trip, "status", "SUSPENDED"))
                .map(trip -> trip.get("trip_id").asText())
                .collect(Collectors.toSet());

        assertThat(suspended).isNotEmpty();
        assertThat(DAY.of(Topics.HUB_EVENTS))
                .noneMatch(event -> suspended.contains(event.get("trip_id").asText()));
        assertThat(DAY.count(Topics.SITE_STATUS, event -> has(event, "status", "SUSPENDED")))
                .isOne();
    }

    @Test
    void returnToWorkFillsTheInletsAndChangesWhyPeopleCome() {
        SimulatedDay peak = new SimulatedDay(LocalDate.of(2020, 2, 10));
        SimulatedDay ordinary = new SimulatedDay(LocalDate.of(2020, 11, 9));

        assertThat(incoming(peak)).isGreaterThan(1.3 * incoming(ordinary));
        assertThat(returningToWork(peak)).isGreaterThan(2 * returningToWork(ordinary));
    }

    @Test
    void eveOfAHolidayEmptiesTheDistrict() {
        SimulatedDay eve = new SimulatedDay(LocalDate.of(2026, 9, 30));

        assertThat(outgoing(eve)).isGreaterThan(1.3 * outgoing(DAY));
    }

    @Test
    void dayOffIsQuieterThanAWorkingDay() {
        SimulatedDay holiday = new SimulatedDay(LocalDate.of(2026, 10, 3));
        SimulatedDay makeUpSunday = new SimulatedDay(LocalDate.of(2026, 9, 20));

        assertThat(gates(holiday)).isLessThan(0.85 * gates(DAY));
        assertThat(gates(makeUpSunday)).isBetween(0.95 * gates(DAY), 1.05 * gates(DAY));
    }

    private static List<JsonNode> arrivals(String mode) {
        return DAY.of(Topics.TRIPS)
                .filter(trip -> has(trip, "mode", mode) && has(trip, "status", "ARRIVED"))
                .toList();
    }

    private static String desk(JsonNode sampling) {
        return sampling.get("site_id").asText() + "/" + sampling.get("lane").asText();
    }

    private static double incoming(SimulatedDay day) {
        return day.screenings("HIGHWAY_EXIT")
                        .filter(event -> has(event, "direction", "IN"))
                        .count()
                + day.passengers("RAIL_STATION", "ARRIVED").count();
    }

    private static double outgoing(SimulatedDay day) {
        return day.screenings("HIGHWAY_EXIT")
                .filter(event -> has(event, "direction", "OUT"))
                .count();
    }

    private static double returningToWork(SimulatedDay day) {
        return day.count(Topics.CHECKPOINT_EVENTS, event -> has(event, "purpose", "RETURN_WORK"));
    }

    private static double gates(SimulatedDay day) {
        return day.screenings("VILLAGE_ENTRANCE", "COMPOUND_GATE").count();
    }
}
