package org.passflow.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.passflow.event.Packing;
import org.passflow.event.QuarantineKind;

/**
 * What is known of the quarantine of one person, packed into few bytes: an order takes some 60, a temperature 6 once no repeat
 * or void of it can come. Not thread-safe.
 */
public final class CustodyBook {

    private static final int FORMAT = 1;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long DAY_MILLIS = 24 * 3_600_000L;

    private final List<Fact> facts = new ArrayList<>();
    private int applied;
    private long nextLookMillis = NEVER;

    /** Reads one; null is an empty one. */
    public static CustodyBook of(byte[] packed) {
        CustodyBook book = new CustodyBook();
        if (packed != null) {
            book.read(new Packing(packed));
        }
        return book;
    }

    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /** Events applied: each once, and each void that took one back. */
    public int applied() {
        return applied;
    }

    /** Those of them that arrived before an instant; what arrives later may be read earlier, from another partition. */
    public int appliedBefore(long arrivedBefore) {
        int later = 0;
        for (Fact fact : facts) {
            later += fact.applied() - fact.appliedBefore(arrivedBefore);
        }
        return applied - later;
    }

    /** When it is to be looked at, epoch milliseconds; {@link Long#MAX_VALUE} for never. */
    public long nextLookMillis() {
        return nextLookMillis;
    }

    public void lookAt(long millis) {
        nextLookMillis = millis;
    }

    /** Takes in an event or its void; false for a repeat, which changes nothing. */
    public boolean take(Fact fact) {
        for (int i = 0; i < facts.size(); i++) {
            Fact known = facts.get(i);
            if (known.isSameEvent(fact)) {
                Fact both = known.with(fact);
                facts.set(i, both);
                applied += both.applied() - known.applied();
                return both.applied() != known.applied();
            }
        }
        facts.add(fact);
        facts.sort(Fact.ORDER);
        applied += fact.applied();
        return fact.applied() > 0;
    }

    /**
     * The orders by what had arrived before an instant, by their beginning.
     *
     * @param grace how long a person may be under way after an order begins, milliseconds
     */
    public List<Custody> custodies(long arrivedBefore, ToLongFunction<Terms> grace) {
        return new Fold(facts, arrivedBefore, grace).custodies();
    }

    /** All orders, those taken back too. */
    public List<Custody> rows(ToLongFunction<Terms> grace) {
        return rows(Fact.EVER, grace);
    }

    /** All orders by what had arrived before an instant, those taken back by then too. */
    public List<Custody> rows(long arrivedBefore, ToLongFunction<Terms> grace) {
        Fold fold = new Fold(facts, arrivedBefore, grace);
        List<Custody> rows = new ArrayList<>(fold.custodies());
        facts.stream()
                .filter(fact -> fact.what().isOrder() && fact.isVoidedBy(arrivedBefore))
                .forEach(order -> rows.add(fold.voided(order)));
        return rows;
    }

    /** Whether an event is known by its id: a repeat or void of it may still come. */
    public boolean knows(String id) {
        return facts.stream().anyMatch(fact -> fact.id().equals(id));
    }

    /** Whether there is an order, standing or not. */
    public boolean hasOrders() {
        return facts.stream().anyMatch(fact -> fact.what().isOrder());
    }

    /** The first arrival of anything from an instant on; {@link Long#MAX_VALUE} for none. */
    public long nextArrivalFrom(long millis) {
        long next = NEVER;
        for (Fact fact : facts) {
            Long arrival = fact.nextArrivalFrom(millis);
            next = arrival == null ? next : Math.min(next, arrival);
        }
        return next;
    }

    /**
     * Begins afresh where no order is kept any more at an arrival, whether its memory has been removed by then or not.
     *
     * @param rows all orders
     */
    public void beginAfresh(long arrivalMillis, List<Custody> rows, long keptMillis) {
        if (rows.stream().noneMatch(row -> row.removalMillis(keptMillis) > arrivalMillis)) {
            forget(arrivalMillis, rows, keptMillis);
            applied = facts.stream().mapToInt(Fact::applied).sum();
        }
    }

    /**
     * Forgets what cannot matter any more when time has passed an instant.
     *
     * @param rows all orders
     * @return when there will be more to forget; {@link Long#MAX_VALUE} for never
     */
    public long forget(long nowMillis, List<Custody> rows, long keptMillis) {
        long next = NEVER;
        long needed = NEVER;
        List<Fact> gone = new ArrayList<>();
        for (Custody row : rows) {
            long removal = row.removalMillis(keptMillis);
            if (removal <= nowMillis) {
                gone.add(row.order());
            } else {
                next = Math.min(next, removal);
                needed = Math.min(needed, row.terms().fromMillis() - DAY_MILLIS);
            }
        }
        facts.removeAll(gone);
        for (int i = facts.size() - 1; i >= 0; i--) {
            Fact fact = facts.get(i);
            boolean isOver = expiry(fact, keptMillis) <= nowMillis;
            boolean isHeardOrder = fact.what().isOrder() && fact.heardMillis() != null;
            if (isOver && !isHeardOrder) {
                if (fact.timeMillis() < needed || !fact.standsBy(Fact.EVER)) {
                    facts.remove(i);
                } else {
                    facts.set(i, fact.settled());
                }
            } else if (!isHeardOrder && needed == NEVER) {
                next = Math.min(next, expiry(fact, keptMillis));
            }
        }
        if (isEmpty()) {
            applied = 0;
        }
        return next;
    }

    /** Arrivals matter to orders that begin up to a day later. */
    private static long expiry(Fact fact, long keptMillis) {
        return fact.timeMillis() + keptMillis + (fact.what().isArrival() ? DAY_MILLIS : 0);
    }

    /** Null when nothing is known. */
    public byte[] packed() {
        if (isEmpty()) {
            return null;
        }
        Packing out = new Packing();
        out.octet(FORMAT);
        out.number(applied);
        out.number(nextLookMillis == NEVER ? 0 : nextLookMillis);
        long before = 0;
        for (Fact fact : facts) {
            write(out, fact, fact.timeMillis() - before);
            before = fact.timeMillis();
        }
        return out.packed();
    }

    private void read(Packing in) {
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalStateException("custody of format " + format + " cannot be read by this build");
        }
        applied = (int) in.number();
        nextLookMillis = in.number();
        nextLookMillis = nextLookMillis == 0 ? NEVER : nextLookMillis;
        long before = 0;
        while (!in.isAtEnd()) {
            Fact fact = fact(in, before);
            facts.add(fact);
            before = fact.timeMillis();
        }
    }

    private static final int HAS_ID = 8;
    private static final int HAS_HEARD = 16;
    private static final int HAS_VOID = 32;
    private static final int HAS_DEGREES = 64;
    private static final int HAS_TRACE = 128;
    private static final int WHAT = 7;

    private static void write(Packing out, Fact fact, long sinceLast) {
        boolean isSettled = fact.isSettled();
        out.octet(fact.what().ordinal()
                | (isSettled ? 0 : HAS_ID)
                | (fact.heardMillis() == null || isSettled ? 0 : HAS_HEARD)
                | (fact.voidMillis() == null ? 0 : HAS_VOID)
                | (fact.centidegrees() == null ? 0 : HAS_DEGREES)
                | (fact.trace() == null ? 0 : HAS_TRACE));
        out.number(sinceLast);
        if (!isSettled) {
            out.text(fact.id());
            if (fact.heardMillis() != null) {
                out.number(fact.heardMillis() - fact.timeMillis());
            }
        }
        if (fact.voidMillis() != null) {
            out.number(fact.voidMillis() - fact.timeMillis());
        }
        if (fact.centidegrees() != null) {
            out.number(fact.centidegrees());
        }
        if (fact.trace() != null) {
            out.number(fact.trace().partition());
            out.number(fact.trace().offset());
            out.text(fact.trace().recordRef());
        }
        if (fact.what().isOrder()) {
            write(out, fact.order(), fact.timeMillis());
        }
    }

    private static void write(Packing out, Terms terms, long orderedMillis) {
        out.octet(terms.kind() == null ? 0 : 1 + terms.kind().ordinal());
        out.text(terms.region());
        out.text(terms.siteId());
        out.number(terms.fromMillis() - orderedMillis);
        out.number(terms.days());
    }

    private static Fact fact(Packing in, long before) {
        int flags = in.octet();
        Fact.What what = Fact.What.values()[flags & WHAT];
        long time = before + in.number();
        String id = (flags & HAS_ID) == 0 ? "" : in.text();
        Long heard = (flags & HAS_HEARD) == 0 ? null : (Long) (time + in.number());
        Long taken = (flags & HAS_VOID) == 0 ? null : (Long) (time + in.number());
        Integer degrees = (flags & HAS_DEGREES) == 0 ? null : (Integer) (int) in.number();
        Trace trace = (flags & HAS_TRACE) == 0 ? null : new Trace((int) in.number(), in.number(), in.textOrNull());
        Terms terms = what.isOrder() ? terms(in, time) : null;
        return new Fact(what, id, time, id.isEmpty() ? (Long) time : heard, taken, terms, degrees, trace);
    }

    private static Terms terms(Packing in, long orderedMillis) {
        int kind = in.octet();
        return new Terms(
                kind == 0 ? null : QuarantineKind.values()[kind - 1],
                in.textOrNull(),
                in.textOrNull(),
                orderedMillis + in.number(),
                (int) in.number());
    }
}
