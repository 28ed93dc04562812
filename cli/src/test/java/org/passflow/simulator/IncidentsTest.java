package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Incident.Kind;

class IncidentsTest {

    /** A day on which a village turns outsiders back. */
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);

    private static final Instant MIDNIGHT =
            DAY.atStartOfDay(SimulatorSettings.SHANGHAI).toInstant();

    @Test
    void somethingOfEveryKindHappensOnADay() {
        assertThat(ofDays(1, 1)).extracting(Incident::kind).containsExactlyInAnyOrder(Kind.values());
    }

    @Test
    void nothingHappensWhereNothingShall() {
        assertThat(ofDays(0, 30)).isEmpty();
    }

    @Test
    void someHappenOnSomeDaysWhereFewShall() {
        assertThat(ofDays(0.3, 30)).hasSizeBetween(190, 310);
    }

    @Test
    void noneReachesIntoTheNextDay() {
        assertThat(ofDays(3, 10))
                .allSatisfy(incident ->
                        assertThat(day(incident.end().minusMillis(1))).isEqualTo(day(incident.start())));
    }

    @Test
    void noTwoBefallASiteAtATime() {
        List<Incident> incidents = ofDays(3, 1).stream()
                .filter(incident -> IncidentPlan.ALL.containsKey(incident.kind()))
                .toList();
        Set<Incident> before = new HashSet<>();

        for (Incident incident : incidents) {
            assertThat(before)
                    .noneMatch(other -> incident.siteIds().stream().anyMatch(other.siteIds()::contains)
                            && other.start().isBefore(incident.end())
                            && incident.start().isBefore(other.end()));
            before.add(incident);
        }
    }

    @Test
    void noTwoBefallATripOrAPerson() {
        List<String> subjects = ofDays(3, 1).stream()
                .filter(incident -> !IncidentPlan.ALL.containsKey(incident.kind()))
                .map(Incident::subject)
                .filter(Objects::nonNull)
                .toList();

        assertThat(subjects).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void townshipIsSilentAsAWhole() {
        Incident silence = ofDays(1, 1).stream()
                .filter(incident -> incident.kind() == Kind.TOWNSHIP_SILENT)
                .findFirst()
                .orElseThrow();
        Set<String> townships = Roster.shipped().posts().stream()
                .filter(post -> silence.siteIds().contains(post.siteId()))
                .map(post -> post.region().substring(0, 9))
                .collect(Collectors.toSet());

        assertThat(silence.siteIds()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(townships).containsExactly(silence.subject());
    }

    @Test
    void postThatWasSilentDisinfectsWhenItIsBack() {
        SimulatorSettings settings =
                SimulatorSettings.seeded(1).withIncidents(3).with(Faults.NONE);
        StatusSource posts = new StatusSource(District.of(settings, Roster.shipped()), status -> true);
        List<ArrivingEvent> said = new ArrayList<>();
        for (int minute = 0; minute < 24 * 60; minute++) {
            posts.makeMinute(MIDNIGHT.plus(Duration.ofMinutes(minute)).toEpochMilli(), said::add);
        }

        Map<String, Long> disinfections = said.stream()
                .filter(event -> new String(event.value(), UTF_8).contains("\"DISINFECTED\""))
                .collect(Collectors.groupingBy(ArrivingEvent::key, Collectors.counting()));

        List<Incident> incidents =
                new Simulator(settings, Roster.shipped()).incidents(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));
        Set<String> skipping = sites(incidents, Kind.DISINFECTION_SKIPPED);
        Set<String> silent = sites(incidents, Kind.SILENT, Kind.TOWNSHIP_SILENT);
        silent.removeAll(skipping);
        assertThat(silent).hasSizeGreaterThan(20).allMatch(site -> disinfections.get(site) == 3);
        assertThat(skipping).isNotEmpty().allMatch(site -> disinfections.get(site) == 1);
    }

    private static Set<String> sites(List<Incident> incidents, Kind... kinds) {
        return incidents.stream()
                .filter(incident -> Arrays.asList(kinds).contains(incident.kind()))
                .flatMap(incident -> incident.siteIds().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void listOfAreasChangesAtNoonOfEverySecondDay() {
        List<String> records = simulator(1).ordinances(DAY, DAY.plusDays(3), 0).stream()
                .filter(record -> record.topic().equals("risk-areas"))
                .map(record -> new String(record.value(), UTF_8))
                .toList();

        assertThat(records)
                .hasSize(2)
                .allMatch(record -> record.contains("\"valid_to\":") && record.contains("\"valid_from\":"))
                .anyMatch(record -> record.contains(
                        "\"valid_from\":" + MIDNIGHT.plus(Duration.ofHours(12)).toEpochMilli()));
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(SimulatorSettings.SHANGHAI).toLocalDate();
    }

    private static Simulator simulator(double incidents) {
        return new Simulator(SimulatorSettings.seeded(1).withIncidents(incidents), Roster.shipped());
    }

    private static List<Incident> ofDays(double each, int days) {
        return simulator(each).incidents(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(days)));
    }
}
