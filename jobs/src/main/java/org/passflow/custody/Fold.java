package org.passflow.custody;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.passflow.event.QuarantineKind;

/** Makes orders of quarantine of the events of one person. In which order these arrived makes no difference. */
final class Fold {

    private static final long DAY_MILLIS = 24 * 3_600_000L;

    /** Of two that begin together the later by id takes the place of the other. */
    private static final Comparator<Fact> BY_BEGINNING =
            Comparator.comparingLong((Fact fact) -> fact.order().fromMillis()).thenComparing(Fact::id);

    private final List<Fact> orders = new ArrayList<>();
    private final List<Fact> others = new ArrayList<>();
    private final ToLongFunction<Terms> grace;

    /**
     * What stood by what had arrived before an instant.
     *
     * @param grace how long a person may be under way after the order begins, milliseconds
     */
    Fold(List<Fact> facts, long arrivedBefore, ToLongFunction<Terms> grace) {
        this.grace = grace;
        for (Fact fact : facts) {
            if (fact.standsBy(arrivedBefore)) {
                (fact.what().isOrder() ? orders : others).add(fact);
            }
        }
        orders.sort(BY_BEGINNING);
    }

    /** The orders that stand, by their beginning. */
    List<Custody> custodies() {
        List<Custody> all = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            Fact next = i + 1 < orders.size() ? orders.get(i + 1) : null;
            all.add(custody(orders.get(i), next));
        }
        return all;
    }

    private Custody custody(Fact order, Fact next) {
        Long nextFrom = next == null ? null : (Long) next.order().fromMillis();
        List<Fact> temperatures = new ArrayList<>();
        Fact release = null;
        for (Fact fact : others) {
            if (!owns(order, nextFrom, fact.timeMillis())) {
                continue;
            }
            if (fact.what() == Fact.What.TEMPERATURE) {
                temperatures.add(fact);
            } else if (fact.what() == Fact.What.RELEASED
                    && (release == null || Fact.ORDER.compare(fact, release) < 0)) {
                release = fact;
            }
        }
        temperatures.sort(Fact.ORDER);
        return new Custody(order, false, custodyFrom(order), release, release == null ? next : null, temperatures);
    }

    private static boolean owns(Fact order, Long nextFrom, long timeMillis) {
        return order.order().fromMillis() <= timeMillis && (nextFrom == null || timeMillis < nextFrom);
    }

    /** Custody begins where it is spent: at home, or at the quarantine site; at the latest after a time of grace. */
    private long custodyFrom(Fact order) {
        Terms terms = order.order();
        Fact.What sign = terms.kind() == QuarantineKind.CENTRAL ? Fact.What.TRANSFER_ARRIVED : Fact.What.HOME_ARRIVED;
        long latest = terms.fromMillis() + grace.applyAsLong(terms);
        long earliest = latest;
        for (Fact fact : others) {
            boolean isSign = fact.what() == sign
                    && fact.timeMillis() >= terms.fromMillis() - DAY_MILLIS
                    && fact.timeMillis() <= latest;
            if (isSign) {
                earliest = Math.min(earliest, fact.timeMillis());
            }
        }
        return Math.max(earliest, terms.fromMillis());
    }

    /** An order that was taken back. */
    Custody voided(Fact order) {
        return new Custody(order, true, custodyFrom(order), null, null, List.of());
    }
}
