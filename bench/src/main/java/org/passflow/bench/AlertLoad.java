package org.passflow.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;

/** Sends events at a rate, and two probes a second among them: persons with a fever, each an alert. One thread. */
final class AlertLoad {

    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
    private static final int SLICES_PER_SECOND = 100;
    private static final int SLICES_PER_PROBE = 50;
    private static final int SITES = 1_000;

    private final EventWriter writer;
    private final SplittableRandom random = new SplittableRandom(1);
    private final EventText text = new EventText(random);
    private long number;

    AlertLoad(EventWriter writer) {
        this.writer = writer;
    }

    /** Sends for some seconds, then ticks for up to ten until all probes were seen. */
    void measure(int rate, int seconds, ProbeBook book) {
        run(rate, seconds, book);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!book.isComplete() && System.nanoTime() < end) {
            writer.tickUntil(System.currentTimeMillis());
            LockSupport.parkNanos(SLICE_NANOS);
        }
    }

    /** Sends for some seconds. */
    void run(int rate, int seconds, ProbeBook book) {
        long start = System.nanoTime();
        for (int slice = 0; slice < seconds * SLICES_PER_SECOND; slice++) {
            for (int i = 0; i < rate / SLICES_PER_SECOND; i++) {
                writer.write(passage());
            }
            if (slice % SLICES_PER_PROBE == 0) {
                writer.write(probe(slice, book));
            }
            LockSupport.parkNanos(start + (slice + 1) * SLICE_NANOS - System.nanoTime());
        }
    }

    private ArrivingEvent passage() {
        long now = System.currentTimeMillis();
        EventText.Subject subject = new EventText.Subject(random.nextInt(SITES), text.kind(), number++, now);
        return event(EventText.siteId(subject.site()), text.json(subject), now, null);
    }

    private ArrivingEvent probe(int slice, ProbeBook book) {
        long now = System.currentTimeMillis();
        String id = ProbeReaders.PROBE + number++;
        String site = "probe-site-" + slice % SITES;
        book.sent(id, now);
        String json =
                ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"%s\",\"direction\":\"IN\","
                                + "\"subject\":\"PERSON\",\"disposition\":\"HELD\",\"temperature_c\":38.5}")
                        .formatted(id, now, site);
        return event(site, json, now, id);
    }

    private static ArrivingEvent event(String site, String json, long now, String label) {
        return new ArrivingEvent(Topics.CHECKPOINT_EVENTS, site, json.getBytes(StandardCharsets.UTF_8), now, label);
    }
}
