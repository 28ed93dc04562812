package org.passflow.feed;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Sends each event when its time has come: what arrived in the past at once, as fast as Kafka takes it, and what is
 * still to arrive at the moment of its arrival, with the ticks of now. So one stream of events that begins days ago
 * fills in a history and goes on live without a seam.
 */
public final class LiveFeed {

    /** How long to look away while nothing is due: short beside a tick, long beside a look at the clock. */
    private static final long LOOK_MILLIS = 50;

    private final Iterator<ArrivingEvent> events;
    private final EventWriter writer;
    private final InstantSource clock;
    private long nowMillis = Long.MIN_VALUE;
    private volatile boolean caughtUp;

    /**
     * @param events in order of arrival; may be endless
     * @param writer stays open when the feed ends
     */
    public LiveFeed(Iterator<ArrivingEvent> events, EventWriter writer, InstantSource clock) {
        this.events = events;
        this.writer = writer;
        this.clock = clock;
    }

    /** Whether the history is written, so that only what happens now is still to come. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Runs until the events end, or {@code goOn} says no, or the thread is interrupted. To be called once. */
    public void run(BooleanSupplier goOn) {
        while (goesOn(goOn) && events.hasNext()) {
            ArrivingEvent next = events.next();
            while (next.arrivalMillis() > nowMillis && goesOn(goOn)) {
                awaitOneLook(next);
            }
            if (next.arrivalMillis() <= nowMillis) {
                writer.write(next);
            }
        }
    }

    private static boolean goesOn(BooleanSupplier goOn) {
        return goOn.getAsBoolean() && !Thread.currentThread().isInterrupted();
    }

    private void awaitOneLook(ArrivingEvent next) {
        // A clock that is set back must not take arrival back.
        nowMillis = Math.max(nowMillis, clock.millis());
        if (next.arrivalMillis() <= nowMillis) {
            return;
        }
        writer.tickUntil(nowMillis);
        if (!caughtUp) {
            writer.flush();
            caughtUp = true;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
}
