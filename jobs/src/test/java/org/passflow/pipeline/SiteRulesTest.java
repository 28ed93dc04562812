package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertState;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.flow.Measure;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.Validity;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;

/** The life of the rules on sites, minute by minute: raised, quiet just below, updated, resolved, and no flapping. */
class SiteRulesTest {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HALF_HOUR = 30 * MINUTE;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String GATE = "gate-1";

    private final List<Site> roster = new ArrayList<>(List.of(TestingRules.gate(GATE)));
    private final Random random = new Random(1);
    private TestingJudges judges;
    private int events;

    @Test
    void surgeIsRaisedUpdatedAndResolvedAfterThreeCalmHours() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        now = halfHours(now, 1, 200);
        Alert raised = only("surge");
        assertThat(raised.finding().measured().value()).isEqualTo(200);
        assertThat(raised.finding().measured().expected()).isBetween(80.0, 120.0);
        assertThat(raised.finding().sinceMillis()).isEqualTo(now - HALF_HOUR);

        now = halfHours(now, 1, 250);
        assertThat(only("surge").finding().measured().value()).isEqualTo(250);

        now = halfHours(now, 5, 100);
        assertThat(only("surge").state()).isEqualTo(AlertState.OPEN);
        halfHours(now, 1, 100);
        assertThat(only("surge").state()).isEqualTo(AlertState.RESOLVED);
        assertThat(judges.alerts("drop")).isEmpty();
    }

    @Test
    void crowdThatComesAndGoesEachHalfHourIsOneSurge() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        for (int i = 0; i < 10; i++) {
            now = halfHours(now, 1, 220);
            now = halfHours(now, 1, 100);
        }

        assertThat(judges.alerts("surge")).hasSize(1);
    }

    @Test
    void fewMoreThanUsualAreNoSurgeHoweverRare() throws Exception {
        long now = usualWeeks(9 * DAY, 5);

        now = halfHours(now, 1, 5 + 19);
        assertThat(judges.alerts("surge")).isEmpty();

        halfHours(now, 1, 5 + 30);
        assertThat(judges.alerts("surge")).hasSize(1);
    }

    @Test
    void timeOfTheWeekThatWasNeverSeenIsNotCompared() throws Exception {
        long now = usualWeeks(5 * DAY, 100);

        halfHours(now, 4, 300);

        assertThat(judges.alerts("surge")).isEmpty();
    }

    @Test
    void abandonedPostThatIsStillHeardIsADropUntilPeopleAreScreenedAgain() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        now = halfHours(now, 3, 0);
        assertThat(only("drop").finding().measured().value()).isZero();
        assertThat(judges.alerts("site-silent")).isEmpty();

        halfHours(now, 7, 100);
        assertThat(only("drop").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void smallPostIsADropWhenMoreThanThirtyAreMissingInARow() throws Exception {
        long now = usualWeeks(9 * DAY, 8);

        now = halfHours(now, 3, 0);
        assertThat(judges.alerts("drop")).isEmpty();

        halfHours(now, 3, 0);
        assertThat(judges.alerts("drop")).hasSize(1);
    }

    @Test
    void nobodyAfterACrowdEndsTheSurgeAndIsADrop() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        now = halfHours(now, 2, 300);
        now = halfHours(now, 1, 0);
        assertThat(only("surge").finding().measured().value())
                .as("what is told of a surge is never too few")
                .isEqualTo(300);
        halfHours(now, 1, 0);

        assertThat(only("surge").state()).isEqualTo(AlertState.RESOLVED);
        assertThat(only("drop").finding().measured().value()).isZero();
    }

    @Test
    void suspendedOrClosedPostIsNoDrop() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        status("SUSPENDED", now - MINUTE);
        now = halfHours(now, 4, 0);
        status("CLOSED", now - MINUTE);
        halfHours(now, 4, 0);

        assertThat(judges.alerts("drop")).isEmpty();
    }

    @Test
    void hubWhoseTrainIsCancelledOrHasNotComeIsNoDropAndOneWhoseTrainCameIs() throws Exception {
        long now = usualWeeks(9 * DAY, 100);

        trip("G1", "SCHEDULED", now - DAY, now + 10 * MINUTE);
        trip("G1", "CANCELLED", now - MINUTE, now + 10 * MINUTE);
        now = halfHours(now, 2, 0);
        trip("G2", "SCHEDULED", now - DAY, now + 25 * MINUTE);
        now = halfHours(now, 2, 0);
        assertThat(judges.alerts("drop")).isEmpty();

        trip("G3", "SCHEDULED", now - DAY, now + 5 * MINUTE);
        trip("G3", "ARRIVED", now + 5 * MINUTE, now + 5 * MINUTE);
        halfHours(now, 1, 0);
        assertThat(judges.alerts("drop")).hasSize(1);
    }

    @Test
    void implausibleCountIsRaisedUpdatedAndResolved() throws Exception {
        begin(MORNING);

        long now = window(MORNING, Map.of(Measure.PERSONS, 450L));
        assertThat(judges.alerts("implausible-count")).isEmpty();
        now = window(now, Map.of(Measure.PERSONS, 451L));
        now = window(now, Map.of(Measure.PERSONS, 900L));
        assertThat(only("implausible-count").finding().measured().value()).isEqualTo(900);
        window(now, Map.of(Measure.PERSONS, 450L));
        assertThat(only("implausible-count").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void complianceAroundItsShareIsOneAlertUntilItIsClearlyBetter() throws Exception {
        begin(MORNING);

        long now = musts(MORNING, 70);
        assertThat(judges.alerts("compliance")).isEmpty();
        for (int i = 0; i < 4; i++) {
            now = musts(now, 69);
            now = musts(now, 74);
        }
        assertThat(only("compliance").finding().measured().value()).isEqualTo(74);
        musts(now, 75);
        assertThat(only("compliance").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void stuckThermometerIsOneAlertWhileItIsStuck() throws Exception {
        begin(MORNING);

        long now = thermometer(MORNING, 3650, 1);
        assertThat(judges.alerts("thermometer-fault")).isEmpty();
        now = thermometer(now, 4200, 20);
        now = thermometer(now, 4190, 20);
        assertThat(only("thermometer-fault").finding().measured().value()).isEqualTo(41.9);
        thermometer(now, 3650, 0);
        assertThat(only("thermometer-fault").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void postIsSilentAfterTwoHeartbeatsAndSomeMinutesOfGraceAndHeardAgain() throws Exception {
        beginHeard();

        judges.until(MORNING + 21 * MINUTE);
        assertThat(judges.alerts("site-silent")).isEmpty();
        judges.until(MORNING + 22 * MINUTE);
        assertThat(only("site-silent").finding().sinceMillis()).isEqualTo(MORNING + 20 * MINUTE);

        status("HEARTBEAT", MORNING + 25 * MINUTE);
        judges.until(MORNING + 29 * MINUTE);
        assertThat(only("site-silent").state()).isEqualTo(AlertState.OPEN);
        judges.until(MORNING + 31 * MINUTE);
        assertThat(only("site-silent").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void postThatFallsSilentAgainAndAgainIsOneAlertWhileItFlaps() throws Exception {
        roster.set(0, TestingRules.site(GATE, TestingRules.VILLAGE, 1, null));
        beginHeard();

        for (long minute = 5; minute < 65; minute += 6) {
            status("HEARTBEAT", MORNING + minute * MINUTE);
        }
        judges.until(MORNING + 64 * MINUTE);

        assertThat(judges.alerts("site-silent")).hasSize(1);
        assertThat(judges.told("site-silent"))
                .as("told when it opened, and that nobody took it up")
                .extracting(Alert::escalation)
                .containsExactly(0, 1);
    }

    @Test
    void thirtyPostsOfATownshipAreOneAlertWithTheirNumber() throws Exception {
        for (int i = 0; i < 30; i++) {
            roster.add(TestingRules.site("far-" + i, "141023100", 10, null));
        }
        begin(MORNING);
        for (int i = 0; i < 30; i++) {
            status("far-" + i, "HEARTBEAT", MORNING);
        }
        for (int i = 0; i < 26; i++) {
            status("far-" + i, "HEARTBEAT", MORNING + 15 * MINUTE);
        }
        status("HEARTBEAT", MORNING + 15 * MINUTE);

        judges.until(MORNING + 21 * MINUTE);
        assertThat(judges.alerts("region-silent"))
                .as("four of thirty are no region")
                .isEmpty();

        judges.until(MORNING + 36 * MINUTE);
        assertThat(only("region-silent").finding().measured().value()).isEqualTo(30);

        for (int i = 0; i < 30; i++) {
            status("far-" + i, "HEARTBEAT", MORNING + 37 * MINUTE);
        }
        judges.until(MORNING + 44 * MINUTE);
        assertThat(only("region-silent").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void hourInWhichNothingArrivesNotEvenATickIsOneRegionThatIsHeardAgain() throws Exception {
        int posts = 50;
        for (int i = 0; i < posts; i++) {
            roster.add(TestingRules.site("far-" + i, "141023100", 10, null));
        }
        begin(MORNING);
        for (int i = 0; i < posts; i++) {
            status("far-" + i, "HEARTBEAT", MORNING + i % 10 * MINUTE);
        }
        for (int i = 0; i < posts; i++) {
            for (int beat = 1; beat <= 7; beat++) {
                long time = MORNING + (10L * beat + i % 10) * MINUTE;
                read(
                        Topics.SITE_STATUS,
                        MORNING + 80 * MINUTE,
                        TestingEvents.heartbeat("s" + events, time, "site_id", "far-" + i));
            }
        }

        judges.until(MORNING + 82 * MINUTE);
        assertThat(judges.alerts("region-silent"))
                .extracting(alert -> alert.finding().measured().value())
                .containsExactly(50.0);
        assertThat(judges.alerts("site-silent"))
                .as("those whose limits ran out before it was seen to be the region")
                .hasSizeLessThan(11);

        for (int i = 0; i < posts; i++) {
            status("far-" + i, "HEARTBEAT", MORNING + 85 * MINUTE);
        }
        judges.until(MORNING + 95 * MINUTE);
        assertThat(judges.alerts("region-silent")).allMatch(Alert::hasEnded);
        assertThat(judges.alerts("site-silent").stream()
                        .filter(alert -> !alert.finding().subject().id().equals(GATE)))
                .allMatch(Alert::hasEnded);
    }

    @Test
    void twoDisinfectionsOfThreeAreTooFewUntilADayHasThree() throws Exception {
        long cut = MORNING - 4 * 60 * MINUTE;
        begin(cut);
        disinfectedDaily(cut, 3);
        judges.until(cut + DAY + MINUTE);
        assertThat(judges.alerts("disinfection-short")).isEmpty();

        disinfectedDaily(cut + DAY, 2);
        judges.until(cut + 2 * DAY + MINUTE);
        assertThat(only("disinfection-short").finding().measured().value()).isEqualTo(2);

        disinfectedDaily(cut + 2 * DAY, 1);
        judges.until(cut + 3 * DAY + MINUTE);
        assertThat(only("disinfection-short").finding().measured().value()).isEqualTo(1);

        disinfectedDaily(cut + 3 * DAY, 3);
        judges.until(cut + 4 * DAY + MINUTE);
        assertThat(only("disinfection-short").state()).isEqualTo(AlertState.RESOLVED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void postWhoseOnlyOpeningWasTakenBackWasClosedAndNeedNotDisinfect(boolean isTakenBack) throws Exception {
        long cut = MORNING - 4 * 60 * MINUTE;
        begin(cut);
        status("CLOSED", cut + MINUTE);
        long opened = cut + 5 * 60 * MINUTE;
        opening(opened, false, opened);
        status("HEARTBEAT", cut + DAY - 5 * MINUTE);
        judges.until(cut + DAY - 4 * MINUTE);

        if (isTakenBack) {
            opening(opened, true, cut + DAY - 3 * MINUTE);
        }
        judges.until(cut + DAY + MINUTE);

        assertThat(judges.alerts("disinfection-short")).hasSize(isTakenBack ? 0 : 1);
    }

    private void opening(long timeMillis, boolean isVoid, long arrivalMillis) throws Exception {
        Object[] fields = {"site_id", GATE, "status", "OPENED", "void", isVoid};
        read(Topics.SITE_STATUS, arrivalMillis, TestingEvents.heartbeat("opening", timeMillis, fields));
    }

    @Test
    void disinfectionsOfAHundredPostsMissingAtOnceAreElevenLines() throws Exception {
        for (int i = 0; i < 99; i++) {
            roster.add(TestingRules.site("far-" + i, TestingRules.VILLAGE, 10, null));
        }
        long cut = MORNING - 4 * 60 * MINUTE;
        begin(cut);
        for (int i = 0; i < 99; i++) {
            status("far-" + i, "HEARTBEAT", cut + DAY - 5 * MINUTE);
        }
        status("HEARTBEAT", cut + DAY - 5 * MINUTE);

        judges.until(cut + DAY + MINUTE);

        assertThat(judges.alerts("disinfection-short").stream().filter(alert -> alert.groupId() == null))
                .as("ten that speak for themselves and a group for the county's rest")
                .hasSize(11)
                .noneMatch(Alert::pages);
        assertThat(judges.alerts("disinfection-short").stream().filter(Alert::isGroup))
                .extracting(Alert::members)
                .containsExactly(90);
    }

    /** The roster knows the posts from an instant on, at which the script begins. */
    private void begin(long fromMillis) throws Exception {
        List<ReferenceVersion> known = new ArrayList<>();
        known.add(TestingRules.unit("unit-village", "unit-district"));
        for (Site site : roster) {
            Position position = new Position(Topics.SITES, 0, known.size(), fromMillis);
            known.add(ReferenceVersion.of(position, new Validity(fromMillis, null), site));
        }
        judges = new TestingJudges(known, fromMillis - 1);
    }

    /** The gate is heard each minute of the half hour before: what is new in the roster is looked at from the next one on. */
    private void beginHeard() throws Exception {
        begin(MORNING - HALF_HOUR);
        for (long time = MORNING - HALF_HOUR; time <= MORNING; time += MINUTE) {
            status("HEARTBEAT", time);
        }
    }

    /** A gate that as many pass in each half hour, more or less, and that is heard; ends at the same time of day. */
    private long usualWeeks(long length, int usual) throws Exception {
        begin(MORNING);
        long now = MORNING;
        while (now < MORNING + length) {
            now = halfHours(now, 1, usual + random.nextInt(usual / 5 + 1) - usual / 10);
        }
        return now;
    }

    private long halfHours(long start, int number, long persons) throws Exception {
        long now = start;
        for (int i = 0; i < number; i++) {
            status("HEARTBEAT", now + 10 * MINUTE);
            status("HEARTBEAT", now + 21 * MINUTE);
            now = window(now, Map.of(Measure.PERSONS, persons));
        }
        return now;
    }

    private long window(long start, Map<Measure, Long> counts) throws Exception {
        judges.passed(GATE, start, counts);
        return start + HALF_HOUR;
    }

    private long musts(long start, long keptOfHundred) throws Exception {
        return window(
                start, Map.of(Measure.PERSONS, 100L, Measure.MUSTS_RECORDED, 100L, Measure.MUSTS_KEPT, keptOfHundred));
    }

    private long thermometer(long start, long centidegrees, long feversOfTwenty) throws Exception {
        return window(
                start,
                Map.of(
                        Measure.PERSONS,
                        20L,
                        Measure.TEMPERATURE_COUNT,
                        20L,
                        Measure.TEMPERATURE_SUM,
                        20 * centidegrees,
                        Measure.FEVER,
                        feversOfTwenty));
    }

    private void disinfectedDaily(long dayStart, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            status("DISINFECTED", dayStart + (5L + 4L * i) * 60 * MINUTE);
        }
        status("HEARTBEAT", dayStart + DAY - 5 * MINUTE);
    }

    private void status(String status, long timeMillis) throws Exception {
        status(GATE, status, timeMillis);
    }

    private void status(String site, String status, long timeMillis) throws Exception {
        read(
                Topics.SITE_STATUS,
                timeMillis,
                TestingEvents.heartbeat("s" + events, timeMillis, "site_id", site, "status", status));
    }

    private void trip(String trip, String status, long timeMillis, long scheduledMillis) throws Exception {
        read(
                Topics.TRIPS,
                timeMillis,
                TestingEvents.trip("t" + events, timeMillis, trip, status, "scheduled_time", scheduledMillis));
    }

    private void read(String topic, long timeMillis, Received event) throws Exception {
        Position position = new Position(topic, 0, events++, timeMillis + 1_000);
        judges.read(TestingEvents.at(position, event));
    }

    private Alert only(String rule) {
        assertThat(judges.alerts(rule)).hasSize(1);
        return judges.alerts(rule).get(0);
    }
}
