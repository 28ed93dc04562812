package org.passflow.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why a report cannot be right: more were counted at the gate than it declares (DOMAIN T4).
 *
 * @param figure which of its figures; where both are in doubt, the one that is further off
 * @param declared what the report says
 * @param counted what had been counted at least when it was written
 */
public record Doubt(Kind kind, Figure figure, long declared, long counted) {

    /** How the figure is wrong. */
    public enum Kind {
        /** A zero report, and there was somebody to report. */
        FALSE_ZERO,
        /** Far fewer than were counted. */
        FAR_BELOW
    }

    /** The figures that gates count too. */
    public enum Figure {
        RETURNEES,
        OUTSIDERS
    }

    /**
     * When to doubt.
     *
     * @param leastCounted a zero is false from so many on
     * @param share far below is less than this share of what was counted
     * @param leastDifference and at least so many fewer
     */
    public record Limits(int leastCounted, double share, double leastDifference) {}

    /** What is doubtful about figures; null when nothing is. */
    public static Doubt of(Figures declared, GateCount counted, Limits limits) {
        boolean isZero = declared.content() == Content.ZERO;
        return Stream.of(
                        doubt(isZero, Figure.RETURNEES, declared.returnees(), counted.returnees(), limits),
                        doubt(isZero, Figure.OUTSIDERS, declared.outsiders(), counted.outsiders(), limits))
                .flatMap(List::stream)
                .max(Comparator.comparingLong(Doubt::difference)
                        .thenComparing(Doubt::figure, Comparator.reverseOrder()))
                .orElse(null);
    }

    private static List<Doubt> doubt(boolean isZero, Figure figure, Integer declared, long counted, Limits limits) {
        if (declared == null) {
            return List.of();
        }
        if (isZero) {
            return counted >= limits.leastCounted()
                    ? List.of(new Doubt(Kind.FALSE_ZERO, figure, declared, counted))
                    : List.of();
        }
        boolean isFarBelow = declared < limits.share() * counted && counted - declared >= limits.leastDifference();
        return isFarBelow ? List.of(new Doubt(Kind.FAR_BELOW, figure, declared, counted)) : List.of();
    }

    private long difference() {
        return counted - declared;
    }
}
