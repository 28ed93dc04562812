package org.passflow.grafana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.bridge.TestingAlertmanager;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.LiveFeed;
import org.passflow.feed.WriteListener;
import org.passflow.health.Checkup;
import org.passflow.health.Place;
import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.Diagnosis.Verdict;
import org.passflow.stack.Ports;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * A chain that breaks and is mended, as operators see it: Prometheus and Alertmanager with docker's own rules and routes, and
 * {@code passflow doctor}. Rules are as shipped, but a minute of theirs is five seconds.
 */
@ExtendWith(StackExtension.class)
class ChainIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OPERATORS = "operators";

    private TestInstallation installation;
    private TestingAlertmanager alertmanager;
    private TestingPrometheus prometheus;
    private Checkup doctor;
    private Thread ticks;
    private AtomicBoolean ticking;
    private String job;

    @BeforeEach
    void watch(TestStack stack, TestInstallation own, @TempDir Path folder) throws IOException, InterruptedException {
        installation = own;
        doctor = new Checkup(place(stack), InstantSource.system());
        Ports ports = stack.stack().settings().ports();
        alertmanager = TestingAlertmanager.withShippedRoutes(Files.createDirectory(folder.resolve("alertmanager")));
        prometheus = TestingPrometheus.hasty(
                Files.createDirectory(folder.resolve("prometheus")),
                Map.of(
                        "jobmanager", Ports.HOST + ":" + ports.jobManagerMetrics(),
                        "taskmanager", Ports.HOST + ":" + ports.taskManagerMetrics(),
                        "clickhouse", Ports.HOST + ":" + ports.clickHouseHttp()),
                alertmanager.url());
    }

    @AfterEach
    void leaveNothingBehind() throws IOException, InterruptedException {
        stopTicks();
        if (job != null) {
            installation.cancel(job);
        }
        prometheus.close();
        alertmanager.stop();
    }

    @Test
    void operatorsAreToldWhatBreaksAndThatItIsMended() throws Exception {
        writeTicks();
        job = installation.submit(Scenario.JOB);
        eventually(() -> assertThat(prometheus.firing())
                .doesNotContain("PassflowJobNotRunning", "PassflowTicksMissing", "PassflowAlertsSlow"));
        eventually(() -> assertThat(verdicts())
                .containsOnlyKeys(
                        "job",
                        "restarts",
                        "checkpoints",
                        "ticks",
                        "watermark",
                        "backlog",
                        "parts",
                        "clickhouse disk",
                        "clocks")
                .allSatisfy((subject, verdict) -> {
                    // How full the disk of this machine is, is not the test's affair.
                    if (!subject.equals("clickhouse disk")) {
                        assertThat(verdict).as(subject).isEqualTo(Verdict.OK);
                    }
                }));
        assertThat(told("firing", "PassflowTicksMissing")).isZero();

        stopTicks();
        eventually(() -> assertThat(told("firing", "PassflowTicksMissing")).isPositive());
        eventually(() ->
                assertThat(verdicts()).containsEntry("ticks", Verdict.FAIL).containsEntry("job", Verdict.OK));

        writeTicks();
        eventually(() -> assertThat(told("resolved", "PassflowTicksMissing")).isPositive());

        long before = told("firing", "PassflowJobNotRunning");
        installation.cancel(job);
        assertThat(verdicts()).containsEntry("job", Verdict.FAIL).containsEntry("parts", Verdict.OK);
        eventually(() -> assertThat(told("firing", "PassflowJobNotRunning")).isGreaterThan(before));

        long resolved = told("resolved", "PassflowJobNotRunning");
        job = installation.submit(Scenario.JOB);
        eventually(() -> assertThat(told("resolved", "PassflowJobNotRunning")).isGreaterThan(resolved));
    }

    private long told(String status, String alert) {
        return alertmanager.pages().told(OPERATORS, status, alert);
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(holds);
    }

    /** The ticks of now, until they are stopped: no event comes for a day. */
    private void writeTicks() {
        AtomicBoolean goOn = new AtomicBoolean(true);
        ticking = goOn;
        ticks = new Thread(() -> {
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            ArrivingEvent never =
                    new ArrivingEvent(Topics.TRIPS, "key", "{}".getBytes(UTF_8), tomorrow.toEpochMilli(), null);
            try (EventWriter writer =
                    EventWriter.toKafka(installation.kafkaServers(), installation.prefix(), WriteListener.NONE)) {
                new LiveFeed(List.of(never).iterator(), writer, InstantSource.system()).run(goOn::get);
            }
        });
        ticks.start();
    }

    private void stopTicks() throws InterruptedException {
        ticking.set(false);
        ticks.join();
    }

    private Map<String, Verdict> verdicts() throws InterruptedException {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (Diagnosis diagnosis : doctor.run()) {
            verdicts.merge(
                    diagnosis.subject(), diagnosis.verdict(), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        return verdicts;
    }

    /** Only the main database is open to analysts. */
    private Place place(TestStack stack) {
        ClickHouseHttp migrator = stack.stack().clickHouse().as("migrator");
        return new Place(
                stack.stack().flink().rest(),
                "passflow",
                new KafkaSettings(installation.kafkaServers(), installation.prefix()),
                migrator,
                migrator,
                installation.database());
    }
}
