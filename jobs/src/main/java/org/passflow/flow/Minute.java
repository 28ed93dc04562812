package org.passflow.flow;

/**
 * The identities of the events of one minute at one site, with what each counted, so that a repeat counts once and a void
 * takes back once, in whatever order they come. Mutable; its parts are the state that Flink keeps: 32 bytes a slot, of
 * which at most three quarters are taken, and the texts of each event.
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
     * @param identities open-addressing table, four longs a slot: identity high, identity low, facts with a mark, place
     *     of the details from 1; a mark of zero is an empty slot; the number of slots is a power of two
     * @param used how many slots are taken
     * @param texts texts of events, see {@link DetailsBook}
     * @param written how many bytes of them are written
     */
    public record State(long[] identities, int used, byte[] texts, int written) {}

    private static final int SLOT = 4;
    private static final int FACTS = 2;
    private static final int DETAILS = 3;
    private static final int FIRST_SLOTS = 2;

    private static final int EMPTY = 0;
    private static final int COUNTED = 1;
    private static final int VOID_WAITS = 2;
    private static final int TAKEN_BACK = 3;

    private long[] identities;
    private int used;
    private final DetailsBook details;

    private Minute(State state) {
        this.identities = state.identities();
        this.used = state.used();
        this.details = new DetailsBook(state.texts(), state.written());
    }

    /** A minute in which nothing has happened. */
    public static Minute empty() {
        return new Minute(new State(new long[FIRST_SLOTS * SLOT], 0, new byte[0], 0));
    }

    /** Takes over the arrays of {@code state}. */
    public static Minute of(State state) {
        return new Minute(state);
    }

    public State state() {
        return new State(identities, used, details.bytes(), details.length());
    }

    /** Takes a message in, and adds what it changes to {@code changes}. */
    public Outcome apply(Passage passage, Changes changes) {
        if (Facts.HEARD.isSet(passage.facts())) {
            changes.hear();
        }
        int slot = find(passage.identityHigh(), passage.identityLow());
        int mark = Facts.MARK.get(identities[slot + FACTS]);
        return passage.isVoid() ? applyVoid(passage, slot, mark, changes) : applyEvent(passage, slot, mark, changes);
    }

    private Outcome applyEvent(Passage passage, int slot, int mark, Changes changes) {
        switch (mark) {
            case EMPTY -> {
                changes.count(passage.facts(), passage.details(), 1);
                put(slot, passage, COUNTED);
            }
            case VOID_WAITS -> {
                changes.count(passage.facts(), passage.details(), 1);
                changes.count(passage.facts(), passage.details(), -1);
                mark(slot, passage.facts(), TAKEN_BACK);
            }
            default -> {
                return Outcome.DUPLICATE;
            }
        }
        return Outcome.COUNTED;
    }

    private Outcome applyVoid(Passage passage, int slot, int mark, Changes changes) {
        switch (mark) {
            case EMPTY -> put(slot, passage, VOID_WAITS);
            case COUNTED -> {
                long facts = identities[slot + FACTS];
                int place = (int) identities[slot + DETAILS];
                long takenBack = Facts.takenBackBy(passage.facts(), facts);
                changes.count(takenBack, place == 0 ? null : details.at(place - 1), -1);
                mark(slot, facts, TAKEN_BACK);
            }
            default -> {
                return Outcome.DUPLICATE;
            }
        }
        return Outcome.VOID;
    }

    private void mark(int slot, long facts, int mark) {
        identities[slot + FACTS] = Facts.MARK.replace(facts, mark);
    }

    /** A void that waits needs no texts: what it takes back is what its event said. */
    private void put(int slot, Passage passage, int mark) {
        identities[slot] = passage.identityHigh();
        identities[slot + 1] = passage.identityLow();
        mark(slot, passage.facts(), mark);
        identities[slot + DETAILS] =
                mark == COUNTED && passage.details() != null ? details.add(passage.details()) + 1 : 0;
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
            if (Facts.MARK.get(identities[slot + FACTS]) == EMPTY
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
            if (Facts.MARK.get(old[from + FACTS]) != EMPTY) {
                System.arraycopy(old, from, identities, find(old[from], old[from + 1]), SLOT);
            }
        }
    }
}
