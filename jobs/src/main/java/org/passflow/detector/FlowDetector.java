package org.passflow.detector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Judges the windows of one site in their order, without training and without looking ahead: is this count a surge, a drop,
 * or what is usual here at this time? Each count is compared with the better of two predictions, the level of the last days
 * and the usual flow at this time of the week; both learn on as they judge. docs/detector.md tells the whole.
 *
 * <p>Days in a phase of the calendar (a holiday, a make-up day, the return to work, the start of school; DOMAIN K2) neither
 * teach nor ask the ordinary week. Each phase has a profile of its own by the time of the day, kept for the next time the
 * phase comes. On the first day of a phase, which nothing can be compared with, only the deviation from the level is judged.
 *
 * <p>A window in which the site was silent is not judged: leave it out. Same state, window and count: same judgement, to
 * the last bit, on every machine.
 */
public final class FlowDetector {

    /** For counts: noise of a Poisson count in roots, so that one passenger at night is no surge. */
    public static final double COUNT_FLOOR = 1.3;

    /** For any series of values, as the benchmark's; keeps the tail above zero and no more. */
    public static final double NO_FLOOR = 1e-9;

    /** The phase of days that are in none. */
    public static final String ORDINARY = "";

    /** Loud enough for an alert that calls somebody. */
    static final double CRITICAL_FROM = 1.3;

    /** Loud enough for a warning. */
    static final double WARNING_FROM = 1.0;

    private static final Duration AHEAD = Duration.ofDays(7);

    private final double floor;
    private DetectorState state;

    /**
     * Goes on from a state.
     *
     * @param floor the least deviation, in roots of counts, that is called rare: {@link #COUNT_FLOOR} or {@link #NO_FLOOR}
     */
    public FlowDetector(double floor, DetectorState state) {
        this.floor = floor;
        this.state = state;
    }

    /** All that a later detector needs to go on from here. */
    public DetectorState state() {
        return state;
    }

    /**
     * Judges the next window and learns from it.
     *
     * @param windowStart start of the window in the site's local time
     * @param phase phase of the calendar that day, or {@link #ORDINARY}
     * @param value its count
     * @throws IllegalArgumentException when the value is not a finite number
     */
    public Judgement judge(LocalDateTime windowStart, String phase, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no finite number: " + value + " at " + windowStart);
        }
        Profile profile = state.profile(phase);
        int slot = profile.slot(windowStart);
        double root = CountRoot.of(value);
        if (state.level().windows() == 0) {
            return start(phase, profile.after(slot, root), root);
        }
        DetectorState before = state;
        Comparison comparison = Comparison.of(before, profile, slot, root, phase.equals(ORDINARY));
        state = learn(before, comparison, phase, profile, slot, value);
        return judgement(before, comparison);
    }

    /**
     * The counts to expect in the half hours of seven days, by the profile of their time; windows whose time has not been
     * seen yet, on ordinary days or in their phase, are left out.
     *
     * @param from start of the first window
     * @param zone local time of the site
     * @param phaseOf the phase in which a local time lies, or {@link #ORDINARY}
     */
    public List<ExpectedCount> sevenDaysAhead(Instant from, ZoneId zone, Function<LocalDateTime, String> phaseOf) {
        List<ExpectedCount> counts = new ArrayList<>();
        for (Instant window = from; window.isBefore(from.plus(AHEAD)); window = window.plus(Profile.SLOT)) {
            LocalDateTime local = LocalDateTime.ofInstant(window, zone);
            Profile profile = state.profile(phaseOf.apply(local));
            int slot = profile.slot(local);
            if (profile.knows(slot)) {
                counts.add(new ExpectedCount(window, CountRoot.count(profile.root(slot))));
            }
        }
        return counts;
    }

    private Judgement start(String phase, Profile learned, double root) {
        state = new DetectorState(
                state.level().startingAt(root),
                phase.equals(ORDINARY) ? learned : state.week(),
                state.phasesWith(phase, learned),
                state.seasonalLoss(),
                state.predicted(),
                state.levelled(),
                state.critical(),
                state.warning(),
                state.zeroRun());
        return new Judgement(
                Double.NaN, 0, 0, Deviation.SURGE, Incident.Step.NONE, Incident.Step.NONE, 0, state.zeroRun());
    }

    private DetectorState learn(
            DetectorState before, Comparison found, String phase, Profile profile, int slot, double value) {
        Scale ordinary = before.predicted().scale();
        Level level = before.level()
                .after(
                        before.levelled().clip(found.fromLevel()),
                        before.level().loss().after(found.fromLevel(), ordinary));
        Profile learned = profile.after(slot, found.lesson());
        return new DetectorState(
                level,
                phase.equals(ORDINARY) ? learned : before.week(),
                before.phasesWith(phase, learned),
                found.slotKnown() ? before.seasonalLoss().after(found.fromSeason(), ordinary) : before.seasonalLoss(),
                found.comparable() ? before.predicted().after(found.fromPrediction(), floor) : before.predicted(),
                before.levelled().after(found.fromLevel(), floor),
                before.critical().after(found.strength(), CRITICAL_FROM),
                before.warning().after(found.seasonalStrength(), WARNING_FROM),
                zeroRun(before, found, value));
    }

    /** Without a profile nights would be compared with the level, and every night would be a run. */
    private static ZeroRun zeroRun(DetectorState before, Comparison found, double value) {
        if (value != 0) {
            return ZeroRun.none();
        }
        return found.chosen() ? before.zeroRun().and(found.expected()) : before.zeroRun();
    }

    private Judgement judgement(DetectorState before, Comparison found) {
        double spoken = before.critical().spoken(found.strength());
        return new Judgement(
                found.expected(),
                found.strength(),
                spoken / (1 + spoken),
                found.fromPrediction() >= 0 ? Deviation.SURGE : Deviation.DROP,
                state.critical().stepFrom(before.critical()),
                state.warning().stepFrom(before.warning()),
                found.seen(),
                state.zeroRun());
    }
}
