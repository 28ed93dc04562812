package org.passflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;

/**
 * Sends events at a rate on a thread of its own, repeats and voids among them, and keeps what must be counted of them: by hand,
 * it learns nothing from the job. Its clock shows the last half hour when it is made, so that whole hours, by which a job
 * forgets, end in the same minutes of each run.
 */
final class SoakFeed {
    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
    private static final int SLICES_PER_SECOND = 100;
    private static final int SITES = 1_000;
    private static final double REPEATS = 0.01;
    private static final double VOIDS = 0.002;
    private static final int USUAL_DELAY_MILLIS = 3_000;
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long HALF_HOUR_MILLIS = Duration.ofMinutes(30).toMillis();

    private final EventWriter writer;
    private final int rate;
    private final long behindMillis =
            Math.floorMod(System.currentTimeMillis() - HALF_HOUR_MILLIS, 2 * HALF_HOUR_MILLIS);
    private final SplittableRandom random = new SplittableRandom(1);
    private final EventText text = new EventText(random, EventText.Crowd.STEADY);
    private final Map<Long, Long> personsByMinute = new TreeMap<>();
    private final Thread thread = new Thread(this::run, "soak-feed");
    private long sent;
    private long made;
    private volatile boolean goesOn = true;
    private volatile RuntimeException failure;

    SoakFeed(EventWriter writer, int rate) {
        this.writer = writer;
        this.rate = rate;
    }

    /** Events a second. */
    int rate() {
        return rate;
    }

    /** Its clock, in epoch milliseconds: less than an hour behind that of the machine. */
    long now() {
        return System.currentTimeMillis() - behindMillis;
    }

    void start() {
        thread.start();
    }

    /** Stops and waits until all is stored; throws what made it stop by itself. */
    void stop() throws InterruptedException {
        goesOn = false;
        thread.join();
        throwIfFailed();
        writer.finish(Duration.ofMinutes(3));
    }

    void throwIfFailed() {
        if (failure != null) {
            throw failure;
        }
    }

    /** After the end: records of events that were sent. */
    long sent() {
        return sent;
    }

    /** After the end: persons who passed, by the minute (epoch seconds) in which they did; none where all were taken back. */
    Map<Long, Long> personsByMinute() {
        return personsByMinute;
    }

    private void run() {
        try {
            long start = System.nanoTime();
            for (long slice = 1; goesOn; slice++) {
                for (long due = slice * rate / SLICES_PER_SECOND; sent < due; ) {
                    sendOne();
                }
                LockSupport.parkNanos(start + slice * SLICE_NANOS - System.nanoTime());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void sendOne() {
        long now = now();
        EventText.Kind kind = text.kind();
        int site = random.nextInt(SITES);
        long eventTime = now - random.nextLong(USUAL_DELAY_MILLIS);
        String json = text.json(new EventText.Subject(site, kind, made++, eventTime));
        write(site, json, now);
        long persons = kind == EventText.Kind.PERSON ? 1 : 0;
        double chance = random.nextDouble();
        if (chance < REPEATS) {
            write(site, json, now);
        } else if (chance < REPEATS + VOIDS) {
            write(site, EventText.voiding(json), now);
            persons = 0;
        }
        long minute = Math.floorDiv(eventTime, MINUTE_MILLIS) * MINUTE_MILLIS / 1000;
        if (persons > 0) {
            personsByMinute.merge(minute, persons, Long::sum);
        }
    }

    private void write(int site, String json, long now) {
        String id = EventText.siteId(site);
        writer.write(new ArrivingEvent(Topics.CHECKPOINT_EVENTS, id, json.getBytes(UTF_8), now));
        sent++;
    }
}
