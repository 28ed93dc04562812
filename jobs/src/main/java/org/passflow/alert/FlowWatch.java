package org.passflow.alert;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.detector.DetectorState;
import org.passflow.detector.Deviation;
import org.passflow.detector.ExpectedCount;
import org.passflow.detector.FlowDetector;
import org.passflow.detector.Incident;
import org.passflow.detector.Judgement;
import org.passflow.detector.ZeroRun;
import org.passflow.finding.Measured;
import org.passflow.flow.Windows;

/**
 * Watches how many pass a site, half hour by half hour, and says when that begins and ends to be a surge or a drop.
 *
 * @param zone local time of the sites
 * @param phases phase of the calendar by date (yyyy-MM-dd)
 */
public record FlowWatch(ZoneId zone, Map<String, String> phases) implements Serializable {

    /**
     * What a site's watch remembers.
     *
     * @param raised what is going on, or null
     */
    public record Memory(DetectorState detector, Raised raised) {

        public static Memory initial() {
            return new Memory(DetectorState.initial(), null);
        }
    }

    /**
     * A surge or drop that is going on.
     *
     * @param isLoud whether it has been loud enough to be more than a warning
     * @param sinceMillis start of the first of its half hours
     */
    public record Raised(Deviation deviation, boolean isLoud, long sinceMillis) {}

    /**
     * What a half hour meant.
     *
     * @param ended what ended with it, or null
     */
    public record Outcome(Memory memory, Judgement judgement, Measured measured, Raised ended) {

        /** What to tell of it: of a run of half hours without anybody all that were expected in it. */
        public Measured told() {
            ZeroRun run = judgement.zeroRun();
            return run.overdue()
                    ? new Measured(
                            0.0,
                            run.expected(),
                            measured.toMillis() - run.windows() * Windows.HALF_HOUR_MILLIS,
                            measured.toMillis())
                    : measured;
        }
    }

    /** Judges a half hour in which the site was known. */
    public Outcome judge(Memory memory, SiteWindow window) {
        FlowDetector detector = new FlowDetector(FlowDetector.COUNT_FLOOR, memory.detector());
        LocalDateTime start = LocalDateTime.ofInstant(Instant.ofEpochMilli(window.startMillis()), zone);
        Judgement judgement = detector.judge(start, phase(start), (double) window.passages());
        Optional<Raised> now = raised(memory.raised(), judgement, window);
        Measured measured = new Measured(
                (double) window.passages(), judgement.expected(), window.startMillis(), window.endMillis());
        Raised before = memory.raised();
        boolean goesOn = now.filter(one -> before != null && one.deviation() == before.deviation())
                .isPresent();
        Raised ended = goesOn ? null : before;
        return new Outcome(new Memory(detector.state(), now.orElse(null)), judgement, measured, ended);
    }

    private static Optional<Raised> raised(Raised before, Judgement judgement, SiteWindow window) {
        boolean isLoud = isGoingOn(judgement.critical());
        boolean isOverdue = judgement.zeroRun().overdue();
        if (!isLoud && !isGoingOn(judgement.warning()) && !isOverdue) {
            return Optional.empty();
        }
        boolean isEmptied = isOverdue && before != null && before.deviation() == Deviation.SURGE;
        if (before != null && !isEmptied) {
            return Optional.of(new Raised(before.deviation(), before.isLoud() || isLoud, before.sinceMillis()));
        }
        Deviation deviation = isOverdue ? Deviation.DROP : judgement.deviation();
        return Optional.of(new Raised(deviation, isLoud, window.startMillis()));
    }

    private static boolean isGoingOn(Incident.Step step) {
        return step == Incident.Step.OPENED || step == Incident.Step.ONGOING;
    }

    /** What is expected in the half hours of the seventh day from an instant on; of those before, it was told before. */
    public List<ExpectedCount> seventhDay(Memory memory, long fromMillis) {
        Instant from = Instant.ofEpochMilli(fromMillis);
        Instant seventh = from.plus(Duration.ofDays(6));
        return new FlowDetector(FlowDetector.COUNT_FLOOR, memory.detector())
                .sevenDaysAhead(from, zone, this::phase).stream()
                        .filter(count -> !count.windowStart().isBefore(seventh))
                        .toList();
    }

    private String phase(LocalDateTime time) {
        return phases.getOrDefault(time.toLocalDate().toString(), FlowDetector.ORDINARY);
    }

    /** The rule that a deviation is judged by. */
    public static Rule rule(Deviation deviation) {
        return deviation == Deviation.SURGE ? Rule.SURGE : Rule.DROP;
    }
}
