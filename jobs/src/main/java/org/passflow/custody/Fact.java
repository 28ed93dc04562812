package org.passflow.custody;

import java.util.Comparator;
import java.util.Objects;

/**
 * One event of a person's quarantine: an order, a temperature, a release, or the arrival where it is spent. What was heard of it
 * is kept apart from what was taken back, since either may come first.
 *
 * @param id of an order, temperature or release its event id, of an arrival site and event id; empty once no repeat and no void
 *     can come any more
 * @param timeMillis when it happened, epoch milliseconds UTC
 * @param heardMillis its first arrival; null when only its void was heard
 * @param voidMillis first arrival of its void; null when it was not taken back
 * @param terms of an order
 * @param centidegrees of a temperature, or null
 * @param trace of a release
 */
public record Fact(
        What what,
        String id,
        long timeMillis,
        Long heardMillis,
        Long voidMillis,
        Terms terms,
        Integer centidegrees,
        Trace trace) {

    /** What happened. */
    public enum What {
        ORDERED,
        TEMPERATURE,
        RELEASED,
        HOME_ARRIVED,
        TRANSFER_ARRIVED;

        boolean isOrder() {
            return this == ORDERED;
        }

        /** Whether a hub or a team on the way says it, not the register of quarantines. */
        boolean isArrival() {
            return this == HOME_ARRIVED || this == TRANSFER_ARRIVED;
        }
    }

    /** In the order of time. */
    static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::timeMillis).thenComparing(Fact::id).thenComparing(Fact::what);

    /** All that is known, whenever it arrived. */
    public static final long EVER = Long.MAX_VALUE;

    boolean isSameEvent(Fact other) {
        return what.isArrival() == other.what.isArrival() && id.equals(other.id);
    }

    /** Whether it had been heard, and been taken back, by what arrived before an instant. */
    boolean isVoidedBy(long arrivedBefore) {
        return heardMillis != null
                && voidMillis != null
                && (arrivedBefore == EVER || Math.max(heardMillis, voidMillis) < arrivedBefore);
    }

    /** How many events of it were applied: itself, and the void that took it back. */
    int applied() {
        return appliedBefore(EVER);
    }

    /** The same by what arrived before an instant. */
    int appliedBefore(long arrivedBefore) {
        boolean isHeard = heardMillis != null && (arrivedBefore == EVER || heardMillis < arrivedBefore);
        return !isHeard ? 0 : isVoidedBy(arrivedBefore) ? 2 : 1;
    }

    /** Whether it had been heard, and not been taken back, by what arrived before an instant. */
    boolean standsBy(long arrivedBefore) {
        return heardMillis != null
                && (arrivedBefore == EVER || heardMillis < arrivedBefore)
                && (voidMillis == null || (arrivedBefore != EVER && voidMillis >= arrivedBefore));
    }

    /** The same event, with what another message says of it. */
    Fact with(Fact other) {
        Fact said = heardMillis == null ? other : this;
        return new Fact(
                said.what,
                id,
                said.timeMillis,
                earlier(heardMillis, other.heardMillis),
                earlier(voidMillis, other.voidMillis),
                said.terms,
                said.centidegrees,
                said.trace);
    }

    private static Long earlier(Long one, Long other) {
        return one == null ? other : other == null ? one : (Long) Math.min(one, other);
    }

    /** The same without what only repeats and voids need. */
    Fact settled() {
        return new Fact(what, "", timeMillis, timeMillis, null, null, centidegrees, null);
    }

    boolean isSettled() {
        return !what.isOrder() && id.isEmpty();
    }

    /** When it arrived or was taken back, the first instant after another; null for none. */
    Long nextArrivalFrom(long millis) {
        Long heard = heardMillis != null && heardMillis >= millis ? heardMillis : null;
        Long taken = voidMillis != null && voidMillis >= millis ? voidMillis : null;
        return isSettled() ? null : earlier(heard, taken);
    }

    Terms order() {
        return Objects.requireNonNull(terms);
    }
}
