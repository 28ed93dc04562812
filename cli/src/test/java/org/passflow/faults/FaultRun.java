package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.Ports;
import org.passflow.testing.AlertTable;
import org.passflow.testing.Comparison;
import org.passflow.testing.Scenario;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.ViewTotals;

/**
 * One scenario: a third of the events is written and read, the second third is under way while the {@link Fault} strikes, the
 * rest comes when the job has recovered; then everything that the models expect is compared with what stands there.
 */
final class FaultRun {
    /** By which all limits are multiplied, where a run has to share its machine. */
    private static final int SLOWNESS = Integer.getInteger("faults.slowness", 1);

    private static final Duration PATIENCE = Duration.ofMinutes(5).multipliedBy(SLOWNESS);
    private static final Duration SETTLED = Duration.ofMinutes(2).multipliedBy(SLOWNESS);
    private static final Duration CLOSING = Duration.ofMinutes(3);
    private static final int PIECES = 60;
    private static final int SHOWN = 20;

    private final FaultStack stack;
    private final TestInstallation installation;
    private final FaultReport report;
    private boolean throughProxies;
    private String job;
    private volatile long overNanos;
    private volatile boolean isOver;

    FaultRun(FaultStack stack, TestInstallation installation, FaultReport report) {
        this.stack = stack;
        this.installation = installation;
        this.report = report;
    }

    /** The job goes to Kafka and ClickHouse by the proxies. */
    FaultRun throughProxies() {
        throughProxies = true;
        return this;
    }

    FaultStack stack() {
        return stack;
    }

    TestInstallation installation() {
        return installation;
    }

    /** Who may change tables. */
    ClickHouseHttp migrator() {
        return stack.test().stack().clickHouse().as("migrator");
    }

    FlinkRest flink() {
        return stack.flink().rest();
    }

    String job() {
        return job;
    }

    /** It is another job now that reads these topics and writes these tables. */
    void goesOnAs(String other) {
        job = other;
    }

    /** From now on the recovery is timed, and events are no longer held back. */
    void isOver() {
        overNanos = System.nanoTime();
        isOver = true;
    }

    /** Lets a fault last. */
    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusMinutes(1)).pollInterval(Duration.ofMillis(50)).until(() -> System.nanoTime() > end);
    }

    /** Waits until all of the job runs; the JobManager may be away meanwhile. */
    void awaitRunning() {
        installation.awaitUntil(PATIENCE, () -> {
            flink().awaitRunning(job, Duration.ofSeconds(1));
            return true;
        });
    }

    /** Waits until the cluster has a TaskManager of that id. */
    void awaitTaskManager(String id) {
        installation.awaitUntil(PATIENCE, () -> flink().taskManagers().contains(id));
    }

    /** Waits until the job has failed for a reason whose text holds that; so that a fault that misses is not a success. */
    void awaitFailure(String text) {
        installation.awaitUntil(
                PATIENCE, () -> flink().exceptions(job).stream().anyMatch(reason -> reason.contains(text)));
    }

    /** A morning of the district under the fault. */
    void check(Fault fault) throws Exception {
        check(fault, Morning.events());
    }

    void check(Fault fault, List<ArrivingEvent> events) throws Exception {
        Scenario scenario = new Scenario(installation);
        List<ArrivingEvent> control = Morning.reference();
        int third = events.size() / 3;
        Duration recovery;
        try (EventWriter writer = writer()) {
            control.forEach(writer::write);
            writer.flush();
            start(null);
            write(writer, events.subList(0, third));
            scenario.awaitTime(PATIENCE);
            CompletableFuture<Void> writing =
                    CompletableFuture.runAsync(() -> spread(writer, events.subList(third, 2 * third), fault.lasting()));
            fault.strike().at(this);
            if (!isOver) {
                isOver();
            }
            writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            recovery = recovery(scenario, fault.within().multipliedBy(SLOWNESS));
        }
        try (EventWriter writer = writer()) {
            write(writer, events.subList(2 * third, events.size()));
            writer.finish(CLOSING);
        }
        compare(fault, scenario, recovery);
    }

    /** Submits the job, from the beginning or, if it is not null, from a savepoint. */
    void start(String savepoint) throws IOException, InterruptedException {
        job = new JobSubmission(installation.prefix(), installation.database(), Scenario.JOB.flags(), null, savepoint)
                .submit(target());
    }

    /** Where the job runs, and by which way it goes to Kafka and ClickHouse. */
    JobSubmission.Target target() {
        JobSubmission.Target direct = JobSubmission.Target.of(
                stack.test().installation(),
                stack.test().stack().settings().data(),
                stack.test().stack().settings().ports());
        return throughProxies
                ? new JobSubmission.Target(
                        direct.flink(),
                        direct.jobJar(),
                        Ports.HOST + ":" + stack.kafkaProxy().port(),
                        "jdbc:clickhouse://" + Ports.HOST + ":"
                                + stack.clickHouseProxy().port(),
                        direct.data())
                : direct;
    }

    /** Puts a scenario into the table that ends as it must, and not in equal rows. */
    void endsAsItMust(String scenario) {
        report.add(new FaultReport.Row(scenario, null, 0, 0));
    }

    /** Posts that wait for a broker that is away, however long a scenario keeps it away. */
    private EventWriter writer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                installation.kafkaServers(),
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                10,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 * 1024 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                PATIENCE.toMillis(),
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        return new EventWriter(
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()),
                installation.prefix(),
                WriteListener.NONE);
    }

    private static void write(EventWriter writer, List<ArrivingEvent> events) {
        events.forEach(writer::write);
        writer.flush();
    }

    /** Over about that time, or until the fault is over. */
    private void spread(EventWriter writer, List<ArrivingEvent> events, Duration time) {
        for (int piece = 0; piece < PIECES; piece++) {
            write(writer, events.subList(piece * events.size() / PIECES, (piece + 1) * events.size() / PIECES));
            if (!isOver && !time.isZero()) {
                pause(time.dividedBy(PIECES));
            }
        }
    }

    /** Null if it takes longer than it may. */
    private Duration recovery(Scenario scenario, Duration within) {
        try {
            scenario.awaitTime(within);
            return Duration.ofNanos(System.nanoTime() - overNanos);
        } catch (ConditionTimeoutException tooLong) {
            return null;
        }
    }

    private void compare(Fault fault, Scenario scenario, Duration recovery) throws IOException, InterruptedException {
        scenario.awaitTime(PATIENCE);
        new AlertTable(installation).awaitTime();
        Comparison comparison = Comparison.of(installation);
        List<String> differences = comparison.settled(SETTLED);
        report.add(new FaultReport.Row(fault.name(), recovery, comparison.rows(), differences.size()));
        assertThat(differences.stream().limit(SHOWN).toList())
                .as("of %d differences", differences.size())
                .isEmpty();
        assertThat(recovery).as("recovered within %s", fault.within()).isNotNull();
        new ViewTotals(installation, comparison.truth()).assertEqual();
        assertThat(flink().state(job)).isEqualTo("RUNNING");
    }

    /** Ends the job and removes its tables, whatever became of them. */
    void close() throws IOException, InterruptedException {
        stack.mend();
        if (job != null) {
            installation.cancel(job);
        }
        installation.dropTables();
    }
}
