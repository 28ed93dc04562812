package org.passflow.finding;

/**
 * How much it is against what was expected. Nullable: all.
 *
 * @param value in the unit that the rule's text gives
 * @param expected what was expected, or the limit, in the same unit
 * @param fromMillis start of the time judged, epoch milliseconds UTC
 * @param toMillis its end, exclusive
 */
public record Measured(Double value, Double expected, Long fromMillis, Long toMillis) {

    public static Measured none() {
        return new Measured(null, null, null, null);
    }

    /** Of something that happened in no window. */
    public static Measured of(Double value, Double expected) {
        return new Measured(value, expected, null, null);
    }
}
