package org.passflow.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty ordinary weeks, a week's holiday in which a fifth passes, and a week after it. */
class CalendarPhaseTest {

    private static final int HOLIDAY = 20 * TestingFlow.WINDOWS_A_WEEK;
    private static final int AFTER = HOLIDAY + TestingFlow.WINDOWS_A_WEEK;

    private final FlowDetector detector = new FlowDetector(FlowDetector.COUNT_FLOOR, DetectorState.initial());
    private final TestingFlow flow =
            TestingFlow.weeks(22, 300, 1).with(HOLIDAY, TestingFlow.WINDOWS_A_WEEK, usual -> usual / 5);

    @Test
    void holidayInTheCalendarIsNoDrop() {
        assertThat(judged("holiday").subList(HOLIDAY, flow.windows()))
                .extracting(Judgement::critical)
                .containsOnly(Incident.Step.NONE);
    }

    @Test
    void holidayThatTheCalendarDoesNotKnowIsADrop() {
        assertThat(judged(FlowDetector.ORDINARY).subList(HOLIDAY, AFTER))
                .anyMatch(window -> window.critical() == Incident.Step.OPENED && window.deviation() == Deviation.DROP);
    }

    @Test
    void holidayLeavesTheOrdinaryWeekAsItWas() {
        judgeFrom(0, HOLIDAY, FlowDetector.ORDINARY);
        Profile week = detector.state().week();

        judgeFrom(HOLIDAY, AFTER, "holiday");

        assertThat(detector.state().week()).isSameAs(week);
        assertThat(detector.state().phases()).containsOnlyKeys("holiday");
    }

    @Test
    void secondDayOfAPhaseExpectsWhatTheFirstBrought() {
        List<Judgement> judged = judged("holiday");
        int secondMorning = HOLIDAY + TestingFlow.window(1, 8);

        assertThat(judged.get(secondMorning).expected()).isBetween(40.0, 80.0);
        assertThat(judged.get(secondMorning - TestingFlow.WINDOWS_A_DAY).expected())
                .as("the level, for want of a profile")
                .isLessThan(100);
        assertThat(judged.get(AFTER + TestingFlow.window(0, 8)).expected()).isBetween(240.0, 360.0);
    }

    @Test
    void outageWithinAPhaseIsADrop() {
        int outage = HOLIDAY + TestingFlow.window(3, 7.5);
        TestingFlow broken = flow.with(outage, 4, usual -> 0);
        List<Judgement> judged = new ArrayList<>();
        for (int window = 0; window < AFTER; window++) {
            judged.add(judge(broken, window, window < HOLIDAY ? FlowDetector.ORDINARY : "holiday"));
        }

        assertThat(judged.subList(outage, outage + 4))
                .anyMatch(window -> window.warning() == Incident.Step.OPENED && window.deviation() == Deviation.DROP);
        assertThat(judged.get(outage + 3).zeroRun().overdue()).isTrue();
    }

    private List<Judgement> judged(String holidayPhase) {
        List<Judgement> judged = judgeFrom(0, HOLIDAY, FlowDetector.ORDINARY);
        judged.addAll(judgeFrom(HOLIDAY, AFTER, holidayPhase));
        judged.addAll(judgeFrom(AFTER, flow.windows(), FlowDetector.ORDINARY));
        return judged;
    }

    private List<Judgement> judgeFrom(int from, int end, String phase) {
        List<Judgement> judged = new ArrayList<>();
        for (int window = from; window < end; window++) {
            judged.add(judge(flow, window, phase));
        }
        return judged;
    }

    private Judgement judge(TestingFlow values, int window, String phase) {
        return detector.judge(TestingFlow.start(window), phase, values.value(window));
    }
}
