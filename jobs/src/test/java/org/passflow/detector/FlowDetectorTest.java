package org.passflow.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDetectorTest {

    /** Weeks after which the tail has come down from the unseasonal deviations of the first days (docs/detector.md). */
    private static final int KNOWN = 20;

    private static final int LAST_WEDNESDAY = (KNOWN - 1) * 7 + 2;
    private static final int TWO_HOURS = 4;

    private final FlowDetector detector = new FlowDetector(FlowDetector.COUNT_FLOOR, DetectorState.initial());

    @Test
    void firstWindowsAreExpectedToBeTheirRunningMeanInRoots() {
        // sqrt(100.375) = 10.0187324, sqrt(144.375) = 12.0156148, a third of the way: 10.6843598; its square less 3/8.
        List<Judgement> judged = judgeFromMonday(100, 100, 144, 0);

        assertThat(judged.get(0).expected()).isNaN();
        assertThat(judged.get(1).expected()).isEqualTo(100, within(1e-9));
        assertThat(judged.get(2).expected()).isEqualTo(100, within(1e-9));
        assertThat(judged.get(3).expected()).isEqualTo(113.7805, within(1e-4));
        assertThat(judged).extracting(Judgement::anomalyScore).containsOnly(0.0);
        assertThat(judged)
                .extracting(Judgement::deviation)
                .containsExactly(Deviation.SURGE, Deviation.SURGE, Deviation.SURGE, Deviation.DROP);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void outageAtADaysPeakIsCriticalDropInItsFirstHour(long seed) {
        int outage = TestingFlow.window(LAST_WEDNESDAY, 7.5);
        TestingFlow flow = TestingFlow.weeks(KNOWN, 300, seed).with(outage, TWO_HOURS, usual -> 0);

        List<Judgement> judged = flow.judgedBy(detector);

        assertThat(judged.subList(outage, outage + 2)).anySatisfy(window -> {
            assertThat(window.critical()).isEqualTo(Incident.Step.OPENED);
            assertThat(window.deviation()).isEqualTo(Deviation.DROP);
            assertThat(window.anomalyScore()).isGreaterThan(1.3 / 2.3);
            assertThat(window.expected()).isGreaterThan(150);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doublingAtADaysPeakOpensAWarningOfASurge(long seed) {
        int doubling = TestingFlow.window(LAST_WEDNESDAY, 7.5);
        TestingFlow flow = TestingFlow.weeks(KNOWN, 300, seed).with(doubling, TWO_HOURS, usual -> 2 * usual);

        List<Judgement> judged = flow.judgedBy(detector);

        assertThat(judged.subList(doubling, doubling + TWO_HOURS)).anySatisfy(window -> {
            assertThat(window.warning()).isEqualTo(Incident.Step.OPENED);
            assertThat(window.deviation()).isEqualTo(Deviation.SURGE);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void usualFlowIsNeverCriticalOnceAWeekIsKnown(long seed) {
        List<Judgement> judged = TestingFlow.weeks(8, 300, seed).judgedBy(detector);

        assertThat(judged.subList(2 * TestingFlow.WINDOWS_A_WEEK, judged.size()))
                .extracting(Judgement::critical)
                .containsOnly(Incident.Step.NONE);
    }

    @Test
    void incidentOpensOnceGoesOnAndClosesAfterThreeCalmHours() {
        int outage = TestingFlow.window(LAST_WEDNESDAY, 7.5);
        TestingFlow flow = TestingFlow.weeks(KNOWN, 300, 1).with(outage, TWO_HOURS, usual -> 0);

        List<Judgement> judged = flow.judgedBy(detector);

        List<Incident.Step> steps = judged.subList(outage, outage + 2 * TestingFlow.WINDOWS_A_DAY).stream()
                .map(Judgement::critical)
                .filter(step -> step != Incident.Step.NONE)
                .toList();
        assertThat(steps.get(0)).isEqualTo(Incident.Step.OPENED);
        assertThat(steps.get(steps.size() - 1)).isEqualTo(Incident.Step.CLOSED);
        assertThat(steps.subList(1, steps.size() - 1)).hasSizeGreaterThan(5).containsOnly(Incident.Step.ONGOING);
    }

    @Test
    void onePassengerAtNightIsASurgeOnlyWithoutTheFloorForCounts() {
        TestingFlow closedGate = TestingFlow.weeks(3, 0, 1);
        int night = closedGate.windows() - TestingFlow.WINDOWS_A_DAY;
        TestingFlow flow = closedGate.with(night, 1, nobody -> 1);
        FlowDetector unfloored = new FlowDetector(FlowDetector.NO_FLOOR, DetectorState.initial());

        assertThat(flow.judgedBy(unfloored).get(night).critical()).isEqualTo(Incident.Step.OPENED);
        assertThat(flow.judgedBy(detector).get(night).strength()).isLessThan(0.7);
    }

    @Test
    void runOfZerosIsOverdueOnceMoreThanThirtyAreMissingInTwoWindows() {
        int outage = TestingFlow.window(LAST_WEDNESDAY, 6.5);
        TestingFlow flow = TestingFlow.weeks(KNOWN, 15, 1).with(outage, 6, usual -> 0);

        List<Judgement> judged = flow.judgedBy(detector);

        List<ZeroRun> runs = judged.subList(outage, outage + 6).stream()
                .map(Judgement::zeroRun)
                .toList();
        for (ZeroRun run : runs) {
            assertThat(run.overdue()).isEqualTo(run.windows() >= 2 && run.expected() > 30);
        }
        assertThat(runs.get(1).overdue()).isFalse();
        assertThat(runs.get(5).overdue()).isTrue();
        assertThat(runs.get(5).expected()).isBetween(40.0, 90.0);
        int firstSeenAgain = outage + 6;
        assertThat(flow.value(firstSeenAgain)).isPositive();
        assertThat(judged.get(firstSeenAgain).zeroRun()).isEqualTo(ZeroRun.none());
        assertThat(judged.subList(0, outage))
                .noneMatch(window -> window.zeroRun().overdue());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void outageAtAYoungSiteIsNotMissedAltogether(long seed) {
        int outage = TestingFlow.window(2 * 7 + 2, 7.5);
        TestingFlow flow = TestingFlow.weeks(3, 300, seed).with(outage, TWO_HOURS, usual -> 0);

        assertThat(flow.judgedBy(detector).subList(outage, outage + TWO_HOURS))
                .anyMatch(window -> window.zeroRun().overdue());
    }

    @Test
    void quietNightsOfTheFirstWeekAreNoRunOfZeros() {
        TestingFlow flow = TestingFlow.weeks(1, 300, 1);
        for (int day = 0; day < 7; day++) {
            flow = flow.with(TestingFlow.window(day, 0), 10, nobody -> 0);
        }

        assertThat(flow.judgedBy(detector)).extracting(Judgement::zeroRun).containsOnly(ZeroRun.none());
    }

    @Test
    void sevenDaysAheadFollowTheProfileOfTheWeek() {
        TestingFlow.weeks(6, 300, 1).judgedBy(detector);

        Instant from = TestingFlow.start(6 * TestingFlow.WINDOWS_A_WEEK).toInstant(ZoneOffset.ofHours(8));
        List<ExpectedCount> ahead =
                detector.sevenDaysAhead(from, ZoneId.of("Asia/Shanghai"), day -> FlowDetector.ORDINARY);

        assertThat(ahead).hasSize(TestingFlow.WINDOWS_A_WEEK);
        assertThat(ahead.get(0).windowStart()).isEqualTo(from);
        for (int window = 0; window < ahead.size(); window++) {
            double usual = TestingFlow.usual(window, 300);
            assertThat(ahead.get(window).count()).isEqualTo(usual, within(3 + 2 * Math.sqrt(usual)));
        }
    }

    @Test
    void timesNeverSeenAreNotForetold() {
        judgeFromMonday(10, 20, 30);
        Instant from = TestingFlow.MONDAY.plusDays(7).toInstant(ZoneOffset.UTC);

        assertThat(detector.sevenDaysAhead(from, ZoneOffset.UTC, day -> FlowDetector.ORDINARY))
                .hasSize(3);
        assertThat(detector.sevenDaysAhead(from, ZoneOffset.UTC, day -> "holiday"))
                .isEmpty();
    }

    @Test
    void valueThatIsNoNumberIsRefusedAndTeachesNothing() {
        judgeFromMonday(10, 20, 30);
        DetectorState before = detector.state();

        assertThatThrownBy(() -> judgeFromMonday(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThat(detector.state()).isSameAs(before);
    }

    private List<Judgement> judgeFromMonday(double... values) {
        LocalDateTime start = TestingFlow.MONDAY;
        List<Judgement> judged = new ArrayList<>();
        for (double value : values) {
            judged.add(detector.judge(start, FlowDetector.ORDINARY, value));
            start = start.plusMinutes(30);
        }
        return judged;
    }
}
