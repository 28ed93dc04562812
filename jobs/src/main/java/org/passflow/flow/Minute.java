package org.passflow.flow;

import java.util.Arrays;

/**
 * One minute of one site: what was counted, and the identities of the events that were, so that a repeat counts once and
 * a void takes back once, in whatever order they come. Mutable; its three parts are the state that Flink keeps, about 24
 * bytes an event.
 */
public final class Minute {

    /** What became of a message. */
    public enum Outcome {
        /** Counted; or taken back at once by a void that had been waiting. */
        COUNTED,
        /** A void: it took its event back, or waits for it. */
        VOID,
        /** The same message had come before. */
        DUPLICATE
    }

    /**
     * The parts of a minute, as Flink stores them.
     *
     * @param identities open-addressing table, three longs a slot: identity high, identity low, facts with a mark; a mark
     *     of zero is an empty slot; the number of slots is a power of two
     * @param used how many slots are taken
     * @param totals counts by measure and way
     * @param reported the totals that were last reported
     */
    public record State(long[] identities, int used, long[] totals, long[] reported) {}

    private static final int SLOT = 3;
    private static final int FIRST_SLOTS = 4;

    private static final int EMPTY = 0;
    private static final int COUNTED = 1;
    private static final int VOID_WAITS = 2;
    private static final int TAKEN_BACK = 3;

    private long[] identities;
    private int used;
    private final long[] totals;
    private final long[] reported;

    private Minute(long[] identities, int used, long[] totals, long[] reported) {
        this.identities = identities;
        this.used = used;
        this.totals = totals;
        this.reported = reported;
    }

    /** A minute in which nothing has happened. */
    public static Minute empty() {
        return new Minute(new long[FIRST_SLOTS * SLOT], 0, newCounts(), newCounts());
    }

    /** Takes over the arrays of {@code state}; counts of an older build with fewer measures are extended. */
    public static Minute of(State state) {
        int length = Measure.COUNT * Way.COUNT;
        return new Minute(
                state.identities(),
                state.used(),
                Arrays.copyOf(state.totals(), length),
                Arrays.copyOf(state.reported(), length));
    }

    public State state() {
        return new State(identities, used, totals, reported);
    }

    static long[] newCounts() {
        return new long[Measure.COUNT * Way.COUNT];
    }

    /** Counts a message, unless it came before. */
    public Outcome apply(Passage passage) {
        int slot = find(passage.identityHigh(), passage.identityLow());
        int mark = Facts.mark(identities[slot + 2]);
        return passage.isVoid() ? applyVoid(passage, slot, mark) : applyEvent(passage, slot, mark);
    }

    private Outcome applyEvent(Passage passage, int slot, int mark) {
        switch (mark) {
            case EMPTY -> {
                count(passage.facts(), 1);
                put(slot, passage, COUNTED);
            }
            case VOID_WAITS -> {
                count(passage.facts(), 1);
                count(passage.facts(), -1);
                identities[slot + 2] = Facts.withMark(passage.facts(), TAKEN_BACK);
            }
            default -> {
                return Outcome.DUPLICATE;
            }
        }
        return Outcome.COUNTED;
    }

    private Outcome applyVoid(Passage passage, int slot, int mark) {
        switch (mark) {
            case EMPTY -> put(slot, passage, VOID_WAITS);
            case COUNTED -> {
                long facts = identities[slot + 2];
                count(facts, -1);
                identities[slot + 2] = Facts.withMark(facts, TAKEN_BACK);
            }
            default -> {
                return Outcome.DUPLICATE;
            }
        }
        return Outcome.VOID;
    }

    private void count(long facts, int sign) {
        if (Facts.countsNowhere(facts)) {
            return;
        }
        Facts.addTo(totals, facts, sign);
        Facts.add(totals, Measure.APPLIED, Facts.way(facts).ordinal(), 1);
    }

    /** Whether anything was counted since the last report. */
    public boolean isChanged() {
        return !Arrays.equals(totals, reported);
    }

    /**
     * What changed since the last report, and forgets that it did: one row per way with a change, each holding the totals
     * and, in the same layout, the difference.
     */
    public Change report() {
        long[] difference = newCounts();
        for (int i = 0; i < totals.length; i++) {
            difference[i] = totals[i] - reported[i];
        }
        System.arraycopy(totals, 0, reported, 0, totals.length);
        return new Change(totals.clone(), difference);
    }

    /** Totals and what was added since the last report, both by measure and way. */
    public record Change(long[] totals, long[] difference) {}

    private void put(int slot, Passage passage, int mark) {
        identities[slot] = passage.identityHigh();
        identities[slot + 1] = passage.identityLow();
        identities[slot + 2] = Facts.withMark(passage.facts(), mark);
        used++;
        if (used * 4 > identities.length / SLOT * 3) {
            grow();
        }
    }

    /** The identity is a good hash already: its low bits choose the slot. */
    private int find(long high, long low) {
        int mask = identities.length / SLOT - 1;
        int at = (int) low & mask;
        while (true) {
            int slot = at * SLOT;
            if (Facts.mark(identities[slot + 2]) == EMPTY
                    || (identities[slot] == high && identities[slot + 1] == low)) {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    private void grow() {
        long[] old = identities;
        identities = new long[old.length * 2];
        for (int from = 0; from < old.length; from += SLOT) {
            if (Facts.mark(old[from + 2]) != EMPTY) {
                System.arraycopy(old, from, identities, find(old[from], old[from + 1]), SLOT);
            }
        }
    }
}
