package org.passflow.simulator;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.passflow.alert.FlowWatch;
import org.passflow.detector.Deviation;

/**
 * Measures, without the stack, how often surges and drops are told on ordinary days of the simulated district, and how many of
 * those are found that are put in: two hours in which nobody, half, twice or four times as many pass. Run on demand:
 * {@code mvn test -pl jobs,cli -am -Dtest=DetectorOverWeeks -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DetectorOverWeeks {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 19);
    private static final int WEEKS = Integer.getInteger("passflow.weeks", 6);

    /** As the rules are shipped. */
    private static final double LEAST_DIFFERENCE = 20;

    private static final int TWO_HOURS = 4;

    /** Every 37th half hour: another time of another day each time. */
    private static final int EVERY = 37;

    private static final double[] FACTORS = {0, 0.5, 2, 4};
    private static final List<String> BUSY =
            List.of("HIGHWAY_EXIT", "ENTERPRISE_GATE", "SAMPLING_SITE", "RAIL_STATION");

    private SimulatedFlow flow;
    private final FlowWatch watch = new FlowWatch(SimulatorSettings.SHANGHAI, phases());

    private static Map<String, String> phases() {
        Map<String, String> phases = new HashMap<>();
        new ShippedFile("calendar.csv")
                .rows().stream()
                        .filter(row -> !row.get("phase").isEmpty())
                        .forEach(row -> phases.put(row.get("date"), row.get("phase")));
        return phases;
    }

    @Test
    void saysHowOftenItErrsAndWhatItFinds() throws IOException {
        flow = new SimulatedFlow(FIRST_DAY, WEEKS, 5);
        for (int timesSeen = 0; timesSeen <= 2; timesSeen++) {
            tellOrdinary(timesSeen);
        }
        for (String kind : BUSY) {
            for (double factor : FACTORS) {
                tellFound(kind, factor);
            }
        }
    }

    private void tellOrdinary(int timesSeen) {
        int[][] told = new int[2][WEEKS];
        Map<String, Integer> byKind = new HashMap<>();
        for (Post post : flow.posts()) {
            live(post, FlowWatch.Memory.initial(), 0, flow.windows(), 1, timesSeen, (raised, window) -> {
                told[raised.isLoud() ? 1 : 0][window / SimulatedFlow.A_WEEK]++;
                byKind.merge(raised.deviation() + " " + post.kind(), 1, Integer::sum);
            });
        }
        System.out.printf(
                "ordinary, times_seen %d, by week: warnings %s, critical %s; %s%n",
                timesSeen, text(told[0]), text(told[1]), byKind);
    }

    private void tellFound(String kind, double factor) {
        int[] tried = new int[WEEKS];
        int[] found = new int[WEEKS];
        int[] loud = new int[WEEKS];
        for (Post post : flow.posts()) {
            if (!post.kind().equals(kind)) {
                continue;
            }
            List<FlowWatch.Memory> before =
                    live(post, FlowWatch.Memory.initial(), 0, flow.windows(), 1, 1, (raised, window) -> {});
            for (int window = Math.floorMod(post.siteId().hashCode(), EVERY);
                    window < flow.windows() - TWO_HOURS;
                    window += EVERY) {
                if (isInDaytime(window)
                        && flow.isJudged(post, window)
                        && before.get(window).raised() == null) {
                    int week = window / SimulatedFlow.A_WEEK;
                    tried[week]++;
                    boolean[] isFound = new boolean[2];
                    live(post, before.get(window), window, window + TWO_HOURS, factor, 1, (raised, when) -> {
                        boolean isMeant = (raised.deviation() == Deviation.SURGE) == (factor > 1);
                        isFound[0] |= isMeant;
                        isFound[1] |= isMeant && raised.isLoud();
                    });
                    found[week] += isFound[0] ? 1 : 0;
                    loud[week] += isFound[1] ? 1 : 0;
                }
            }
        }
        System.out.printf(
                "%s times %s, by week: tried %s, found %s, critical %s%n",
                kind, factor, text(tried), text(found), text(loud));
    }

    private boolean isInDaytime(int window) {
        int hour = flow.local(window).getHour();
        return hour >= 7 && hour < 17;
    }

    /**
     * Judges half hours of a post in [from, to), so many times as many as passed.
     *
     * @param told is given what is told, and again when that becomes critical
     * @return what was remembered before each
     */
    private List<FlowWatch.Memory> live(
            Post post,
            FlowWatch.Memory memory,
            int from,
            int to,
            double factor,
            int timesSeen,
            ObjIntConsumer<FlowWatch.Raised> told) {
        List<FlowWatch.Memory> before = new ArrayList<>();
        FlowWatch.Memory now = memory;
        FlowWatch.Raised last = null;
        for (int window = from; window < to; window++) {
            before.add(now);
            if (flow.isJudged(post, window)) {
                long count = Math.round(factor * flow.count(post, window));
                FlowWatch.Outcome outcome = watch.judge(now, flow.window(post, window, count));
                now = outcome.memory();
                last = now.raised() == null || outcome.ended() != null ? null : last;
                boolean isNews =
                        now.raised() != null && (last == null || now.raised().isLoud() != last.isLoud());
                if (isNews && isTold(outcome, timesSeen)) {
                    last = now.raised();
                    told.accept(last, window);
                }
            }
        }
        return before;
    }

    private static boolean isTold(FlowWatch.Outcome outcome, int timesSeen) {
        double difference =
                Math.abs(outcome.measured().value() - outcome.measured().expected());
        return outcome.judgement().seen() >= timesSeen
                && (difference >= LEAST_DIFFERENCE
                        || outcome.judgement().zeroRun().overdue());
    }

    private static String text(int[] byWeek) {
        return java.util.Arrays.toString(byWeek);
    }
}
