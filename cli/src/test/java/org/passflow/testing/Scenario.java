package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/**
 * Events on their way through Kafka, the job and ClickHouse, and the check that every row is what the independent
 * reference model expects of the records that stand in the topics.
 */
public final class Scenario {

    /** A job whose time comes from the writer of the events, and whose idle partitions do not keep a test waiting. */
    public static final TestInstallation.Settings JOB =
            TestInstallation.Settings.of("--ticks.from", "outside", "--time.idle", "500 ms");

    private static final Duration CLOSING = Duration.ofMinutes(3);
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final TestInstallation installation;

    public Scenario(TestInstallation installation) {
        this.installation = installation;
    }

    /** Writes all events and the ticks that close their windows. */
    public void feed(List<ArrivingEvent> events) {
        feed(events, Map.of());
    }

    /**
     * Writes all events, and before the n-th does what stands under n: so that a crash comes in the middle.
     *
     * @param accidents by the number of events written before
     */
    public void feed(List<ArrivingEvent> events, Map<Integer, Accident> accidents) {
        feed(events.iterator(), accidents);
    }

    /** The same of more events than memory holds. */
    public void feed(Iterator<ArrivingEvent> events, Map<Integer, Accident> accidents) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            int written = 0;
            for (; events.hasNext(); written++) {
                Accident accident = accidents.get(written);
                if (accident != null) {
                    writer.flush();
                    accident.happen();
                }
                writer.write(events.next());
            }
            writer.finish(CLOSING);
        }
    }

    /** Writes all events, and leaves time where the last of them arrived. */
    public void feedOpenEnded(List<ArrivingEvent> events) {
        try (EventWriter writer =
                EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
            events.forEach(writer::write);
            writer.flush();
        }
    }

    /** Something that goes wrong while events are written. */
    @FunctionalInterface
    public interface Accident {
        void happen();
    }

    /** What the records that stand in the topics must become. */
    public Truth truth() {
        return truth(TruthSettings.DEFAULTS);
    }

    /** The same by other settings of the job. */
    public Truth truth(TruthSettings settings) {
        return TopicRecords.of(installation).truth(settings);
    }

    /** Waits until the job's time has passed the last tick, and the tables hold the truth; fails with what differs. */
    public void await(Truth truth) throws IOException, InterruptedException {
        awaitTime();
        Tables tables = new Tables(installation);
        try {
            installation.awaitUntil(
                    Duration.ofSeconds(60), () -> tables.differences(truth).isEmpty());
        } catch (ConditionTimeoutException stillDifferent) {
            assertThat(tables.differences(truth)).isEmpty();
        }
    }

    /** Waits until the job has reported something, and not yet all. */
    public void awaitFirstRows() {
        installation.awaitUntil(
                TIMEOUT,
                () -> !installation.query("SELECT 1 FROM {db}.flow_1m LIMIT 1").isEmpty());
    }

    /** So that a second job is waited for, not the first. */
    public void forgetProgress() throws IOException, InterruptedException {
        ClickHouseHttp migrator = installation.test().stack().clickHouse().as("migrator");
        migrator.execute("TRUNCATE TABLE " + installation.database() + ".progress");
    }

    /** Waits until the job's time has passed the last tick, whatever the tables hold. */
    public void awaitTime() {
        awaitTime(TIMEOUT);
    }

    /** The same with another patience. */
    public void awaitTime(Duration patience) {
        long lastTickMillis = TopicRecords.of(installation).lastTickMillis();
        installation.awaitUntil(patience, () -> {
            List<JsonNode> progress = installation.query(
                    "SELECT toUnixTimestamp64Milli(watermark) AS at FROM {db}.v_freshness WHERE job = 'passflow'");
            return !progress.isEmpty() && progress.get(0).get("at").asLong() >= lastTickMillis - 10_000;
        });
    }
}
