package org.passflow.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Ports;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Every query of every dashboard on the real stack: SQL as the user analyst, who may read views only, on the tables of a
 * day that the job counted; expressions on a real Prometheus that reads the processes while they work.
 */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrafanaIT {
    /** Where analysts read; dropped in the end, for other tests expect it empty. */
    private static final String DATABASE = "passflow";

    private static final Instant START = Instant.parse("2026-11-02T20:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(14));
    private static final GrafanaMacros MACROS = new GrafanaMacros(START, END);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Queries that may rightly be without data here, and why. */
    private static final Map<String, String> MAY_BE_EMPTY = Map.of(
            "Inflow and outflow against the same hour of last week B", "nothing is known of the week before",
            "Passages at the inlets against what is expected A", "the detector expects nothing on its first day",
            "Silent posts A", "no post need be silent when the day ends");

    private static final Pattern METRIC = Pattern.compile("\\b(?:flink_|ClickHouse)\\w+");

    private TestInstallation installation;
    private ClickHouseHttp analyst;
    private Ports ports;
    /** What a ClickHouse server of its own tells, and the engine on one machine does not. */
    private static final String OF_SERVERS_ONLY = "ClickHouseAsyncMetrics_";

    private TestingPrometheus prometheus;
    private String job;

    @BeforeAll
    void countADayWhilePrometheusReads(TestStack stack, TestInstallation own, @TempDir Path folder) throws Exception {
        installation = new TestInstallation(stack, own.prefix(), DATABASE);
        stack.migrateMainDatabase();
        new ReferenceLoader(stack.stack().clickHouse().as("migrator"), DATABASE).load();
        analyst = stack.stack().clickHouse().as("analyst");
        ports = stack.stack().settings().ports();
        prometheus = new TestingPrometheus(
                folder,
                Map.of(
                        "jobmanager", Ports.HOST + ":" + ports.jobManagerMetrics(),
                        "taskmanager", Ports.HOST + ":" + ports.taskManagerMetrics(),
                        "clickhouse", Ports.HOST + ":" + ports.clickHouseHttp()));
        List<ArrivingEvent> all = new ArrayList<>(ShippedReference.records(START.toEpochMilli()));
        Map<Integer, Scenario.Accident> before = Map.of(all.size(), this::startJob);
        all.addAll(day());
        new Scenario(installation).feed(all, before);
        installation.awaitUntil(Duration.ofMinutes(3), this::isCounted);
    }

    /** Prometheus must have seen the counters before they count, or it sees no increase. */
    private void startJob() {
        try {
            job = installation.submit(Scenario.JOB);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        awaitData("flink_taskmanager_job_task_operator_passflow_topic_records");
    }

    @AfterAll
    void leaveNothingBehind(TestStack stack) throws Exception {
        if (job != null) {
            installation.cancel(job);
        }
        prometheus.close();
        stack.stack().clickHouse().as("migrator").execute("DROP DATABASE " + DATABASE + " SYNC");
    }

    /** Else each restart of the job would begin series of its own, and increase() would see none of their firsts. */
    @Test
    void seriesAreNotThoseOfAnAttempt() throws Exception {
        assertThat(prometheus.query("{operator_name!=\"\"}")).isNotEmpty();
        assertThat(prometheus.query("{task_attempt_id!=\"\"}")).isEmpty();
        assertThat(prometheus.query("{task_attempt_num!=\"\"}")).isEmpty();
    }

    @Test
    void everySqlQueryRunsForAnAnalystAndShowsTheDay() throws Exception {
        Set<String> empty = new TreeSet<>();
        for (Dashboard dashboard : Dashboard.all()) {
            for (Dashboard.Query query : dashboard.queries()) {
                if (query.isSql()
                        && rows(dashboard, query.text(), query.name()).stream().allMatch(GrafanaIT::isBlank)) {
                    empty.add(query.name());
                }
            }
            for (JsonNode variable : dashboard.variables()) {
                String sql = variable.path("query").asText();
                List<JsonNode> values = rows(dashboard, sql, sql);
                assertThat(values).as(sql).isNotEmpty().allSatisfy(value -> assertThat(value)
                        .hasSize(2));
                assertThat(values.stream().map(value -> value.elements().next().asText()))
                        .as("value that the dashboard brings")
                        .contains(variable.path("current").path("value").asText());
            }
        }
        empty.removeAll(MAY_BE_EMPTY.keySet());
        assertThat(empty).isEmpty();
    }

    @Test
    void everyPrometheusExpressionShowsTheProcesses() throws Exception {
        Map<String, String> withoutData = new TreeMap<>();
        for (Dashboard dashboard : Dashboard.all()) {
            dashboard.queries().stream()
                    .filter(query -> !query.isSql())
                    .forEach(query -> withoutData.put(query.name(), query.text()));
        }
        assertThat(withoutData).hasSizeGreaterThan(20);

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            for (Map.Entry<String, String> query : Map.copyOf(withoutData).entrySet()) {
                if (!prometheus.query(query.getValue()).isEmpty()) {
                    withoutData.remove(query.getKey());
                }
            }
            assertThat(withoutData).isEmpty();
        });
    }

    @Test
    void alertingRulesAreEvaluatedOnMetricsThatExist() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(prometheus.rules())
                .hasSameSizeAs(AlertingRulesIT.alerts())
                .allSatisfy(rule -> assertThat(rule.path("health").asText())
                        .as(rule.path("name").asText())
                        .isEqualTo("ok")));
        Set<String> known = prometheus.names();
        for (JsonNode alert : AlertingRulesIT.alerts()) {
            Matcher metric = METRIC.matcher(alert.path("expr").asText());
            while (metric.find()) {
                if (!metric.group().startsWith(OF_SERVERS_ONLY)) {
                    assertThat(known).as(alert.path("alert").asText()).contains(metric.group());
                }
            }
        }
    }

    @Test
    void documentedMetricsAreThoseThatTheReporterServes() throws Exception {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(DocumentedMetric.servedAt(ports.taskManagerMetrics()))
                .containsExactlyInAnyOrderElementsOf(DocumentedMetric.all()));
    }

    @Test
    void metricsAreServedOnLoopbackOnly() throws SocketException {
        List<InetAddress> others = new ArrayList<>();
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            others.addAll(Collections.list(each.getInetAddresses()));
        }
        others.removeIf(address -> address.isLoopbackAddress() || address.isLinkLocalAddress());

        for (InetAddress other : others) {
            for (int port : List.of(ports.jobManagerMetrics(), ports.taskManagerMetrics())) {
                assertThatThrownBy(() -> connect(other, port)).isInstanceOf(IOException.class);
            }
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }

    private static boolean isBlank(JsonNode row) {
        return Dashboard.list(row).stream().allMatch(JsonNode::isNull);
    }

    private List<JsonNode> rows(Dashboard dashboard, String text, String name) throws InterruptedException {
        String sql = MACROS.in(dashboard, text);
        try {
            return analyst.query(sql, Map.of("database", DATABASE));
        } catch (IOException e) {
            throw new AssertionError(name + ": " + e.getMessage(), e);
        }
    }

    private void awaitData(String expression) {
        await(expression).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> !prometheus
                .query(expression)
                .isEmpty());
    }

    private boolean isCounted() throws IOException, InterruptedException {
        return !analyst.query("SELECT 1 FROM passflow.v_freshness WHERE watermark >= toDateTime(" + END.getEpochSecond()
                        + ")")
                .isEmpty();
    }

    /** With enough that is repeated, taken back or malformed for each of it to show; it ends while all posts are heard. */
    private static List<ArrivingEvent> day() {
        SimulatorSettings settings =
                SimulatorSettings.seeded(3).with(Faults.ORDINARY.times(5)).withIncidents(10);
        long endMillis = END.plus(Duration.ofMinutes(5)).toEpochMilli();
        Iterator<ArrivingEvent> made =
                new Simulator(settings, Roster.shipped()).history(START, END.plus(Duration.ofHours(1)));
        List<ArrivingEvent> events = new ArrayList<>();
        for (ArrivingEvent next = made.next(); next.arrivalMillis() < endMillis; next = made.next()) {
            events.add(next);
        }
        return events;
    }
}
