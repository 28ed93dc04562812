package org.passflow.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.stack.KafkaBroker;
import org.passflow.testing.Scenario;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * A job that counts on the database which the board reads, the roster, and time that goes on: ticks of now, and whatever a
 * test has happen. The job and its database are gone when it is closed.
 */
final class LiveDistrict implements AutoCloseable {
    private static final String DATABASE = "passflow";
    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final long BEAT_MILLIS = 200;
    private static final String HUB = "rail-linfen";
    private static final String QUARANTINE_SITE = "quarantine-yaodu-1";

    private final TestInstallation installation;
    private final EventWriter writer;
    private final String job;
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();
    private Future<?> beating;
    private long aheadMillis;

    private LiveDistrict(TestInstallation installation, EventWriter writer, String job) {
        this.installation = installation;
        this.writer = writer;
        this.job = job;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A beat that fails shows as data that age.
    static LiveDistrict start(TestStack stack) throws IOException, InterruptedException {
        stack.migrateForBoard();
        TestInstallation installation = new TestInstallation(stack, "", DATABASE);
        try (Admin admin = KafkaBroker.admin(installation.kafkaServers())) {
            installation.topics().apply(admin);
        }
        new ReferenceLoader(stack.stack().clickHouse().as("migrator"), DATABASE).load();
        EventWriter writer = EventWriter.toKafka(installation.kafkaServers(), "", WriteListener.NONE);
        ShippedReference.records(System.currentTimeMillis() - BEFORE.toMillis()).forEach(writer::write);
        writer.flush();
        LiveDistrict district = new LiveDistrict(installation, writer, installation.submit(Scenario.JOB));
        district.beating = district.beat.scheduleAtFixedRate(district::tick, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return district;
    }

    /** A person with 38.7 °C at a post, now. */
    synchronized void fever(String site, String record) {
        send(
                "checkpoint-events",
                site,
                """
                {"schema_version": 1, "event_id": "%s", "event_time": %d, "site_id": "%s", "direction": "IN", \
                "subject": "PERSON", "disposition": "HELD", "temperature_c": 38.7, "record_ref": "%s"}"""
                        .formatted(record, nowMillis(), site, record));
        writer.flush();
    }

    /** A train has come now; two passengers were announced, one has been seen, and goes into quarantine at a site. */
    synchronized void train(String trip) {
        long now = nowMillis();
        String token = "t".repeat(40) + trip;
        send(
                "trips",
                HUB,
                """
                {"schema_version": 1, "event_id": "%1$s", "event_time": %2$d, "site_id": "%3$s", "trip_id": "%1$s", \
                "mode": "TRAIN", "number": "%1$s", "status": "ARRIVED", "scheduled_time": %2$d, "passengers": 2}"""
                        .formatted(trip, now, HUB));
        send(
                "hub-events",
                token,
                """
                {"schema_version": 1, "event_id": "%1$s-1", "event_time": %2$d, "site_id": "%3$s", "trip_id": "%1$s", \
                "person_token": "%4$s", "stage": "ARRIVED"}"""
                        .formatted(trip, now, HUB, token));
        send(
                "quarantine-orders",
                token,
                """
                {"schema_version": 1, "event_id": "%s-2", "event_time": %d, "person_token": "%s", "action": "ORDERED", \
                "kind": "CENTRAL", "site_id": "%s", "from_time": %d, "days": 14}"""
                        .formatted(trip, now, token, QUARANTINE_SITE, now));
        writer.flush();
    }

    private void send(String topic, String key, String event) {
        writer.write(new ArrivingEvent(topic, key, event.getBytes(UTF_8), nowMillis()));
    }

    /** Lets so much time pass at once; it goes on from there. */
    synchronized void later(Duration time) {
        aheadMillis += time.toMillis();
        writer.tickUntil(nowMillis());
        writer.flush();
    }

    private synchronized void tick() {
        writer.tickUntil(nowMillis());
    }

    private long nowMillis() {
        return System.currentTimeMillis() + aheadMillis;
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void stop() throws IOException, InterruptedException {
        beating.cancel(false);
        beat.shutdownNow();
        if (!beat.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Ticks are still being written");
        }
        writer.close();
        installation.cancel(job);
        installation.test().dropMainDatabase();
    }
}
