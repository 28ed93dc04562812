package org.passflow.flow;

import org.passflow.event.Direction;

/** The direction under which something is counted: a passage in or out, or a sampling, which has none. */
public enum Way {
    IN,
    OUT,
    NONE;

    private static final Way[] ALL = values();

    /** How many there are, for arrays indexed by ordinal. */
    public static final int COUNT = ALL.length;

    static Way of(Direction direction) {
        if (direction == null) {
            return NONE;
        }
        return direction == Direction.IN ? IN : OUT;
    }

    public static Way at(int ordinal) {
        return ALL[ordinal];
    }
}
