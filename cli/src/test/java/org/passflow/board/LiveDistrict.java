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
        long now = nowMillis();
        String event =
                """
                {"schema_version": 1, "event_id": "%s", "event_time": %d, "site_id": "%s", "direction": "IN", \
                "subject": "PERSON", "disposition": "HELD", "temperature_c": 38.7, "record_ref": "%s"}"""
                        .formatted(record, now, site, record);
        writer.write(new ArrivingEvent("checkpoint-events", site, event.getBytes(UTF_8), now));
        writer.flush();
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
