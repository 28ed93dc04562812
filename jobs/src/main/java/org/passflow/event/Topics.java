package org.passflow.event;

import java.util.List;

/** The names of the topics, without an installation's prefix (DESIGN §5). */
public final class Topics {

    public static final String CHECKPOINT_EVENTS = "checkpoint-events";
    public static final String TICKS = "ticks";

    /** The topics that take part in time, read by one source. */
    public static final List<String> TIMED = List.of(CHECKPOINT_EVENTS, TICKS);

    private Topics() {}
}
