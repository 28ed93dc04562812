package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.functions.FromElementsGeneratorFunction;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertRow;
import org.passflow.alert.AlertState;
import org.passflow.event.AlertAction;
import org.passflow.event.DutyAction;
import org.passflow.event.Header;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.flow.FlowTable;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskLevel;
import org.passflow.serial.Kinds;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingRules;
import org.passflow.testing.TestingTime;

/** From events to alerts on a Flink mini cluster, with arrivals as scripted. */
class AlertPipelineTest {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    /** Slow enough that time passes between two records. */
    private static final double RECORDS_PER_SECOND = 60;

    private final List<Received> script = new ArrayList<>();
    private final List<ReferenceVersion> known = new ArrayList<>();
    private final List<ReferenceVersion> later = new ArrayList<>();

    @BeforeEach
    void watchOneGate() {
        known.add(TestingRules.version(TestingRules.site("gate-1", TestingRules.VILLAGE, null, null)));
        known.add(TestingRules.unit("unit-village", "unit-town"));
    }

    @Test
    void feverIsAnAlertWithTextInBothLanguages() throws Exception {
        passage("e1", MORNING, "temperature_c", 38.2, "record_ref", "R-7");
        tick(MORNING + MINUTE);

        List<AlertRow> alerts = run("fever");

        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).textZh()).contains("村口", "38.2", "37.3", "R-7", "08:00");
        assertThat(alerts.get(0).textEn()).contains("Village gate", "38.2", "37.3", "R-7", "08:00");
        assertThat(alerts.get(0).alert().unit()).isEqualTo("unit-village");
    }

    @Test
    void acknowledgementArrivesBeforeTheEscalationAndStopsIt() throws Exception {
        passage("e1", MORNING, "temperature_c", 38.2);
        tick(MORNING + MINUTE);
        String id = run("fever").get(0).alert().id();
        passage("e2", MORNING + MINUTE, "temperature_c", 38.2);
        act(id, DutyAction.ACK, MORNING + 10 * MINUTE);
        tick(MORNING + HOUR);

        Map<String, Alert> now = last(run("fever"));

        assertThat(now.get(id).state()).isEqualTo(AlertState.ACKNOWLEDGED);
        assertThat(now.get(id).escalation()).isZero();
        now.remove(id);
        assertThat(now.values()).hasSize(1).allMatch(alert -> alert.escalation() == 1);
    }

    @Test
    void personTurnedBackAtTwoGatesIsOneAlertWhateverTheOrderOfReading() throws Exception {
        known.add(TestingRules.version(TestingRules.site("gate-2", TestingRules.VILLAGE, null, null)));
        passage("e1", MORNING, "disposition", "TURNED_BACK", "person_token", "0123456789abcdef");
        passage(
                "e2",
                MORNING + HOUR,
                "disposition",
                "TURNED_BACK",
                "person_token",
                "0123456789abcdef",
                "site_id",
                "gate-2");
        passage("e3", MORNING + HOUR, "disposition", "TURNED_BACK", "person_token", "fedcba9876543210");
        tick(MORNING + 2 * HOUR);

        Map<String, Alert> alerts = last(run("repeat-turn-back"));

        assertThat(alerts).hasSize(1);
        Alert alert = alerts.values().iterator().next();
        assertThat(alert.finding().measured().value()).isEqualTo(2);
        assertThat(alert.finding().sinceMillis()).isEqualTo(MORNING + HOUR);
        assertThat(alert.finding().subject().id()).doesNotContain("0123456789abcdef");
    }

    @Test
    void clusterOfFeversIsRaisedWithTheThirdPersonAndEndsWhenItIsQuiet() throws Exception {
        for (int i = 0; i < 4; i++) {
            passage(
                    "e" + i,
                    MORNING + i * MINUTE,
                    "temperature_c",
                    38,
                    "person_token",
                    "0123456789abcde" + Math.max(i, 1));
        }
        tick(MORNING + 3 * HOUR);

        Map<String, Alert> alerts = last(run("fever-cluster"));

        assertThat(alerts).hasSize(1);
        Alert alert = alerts.values().iterator().next();
        assertThat(alert.finding().measured().value())
                .as("one of them came twice")
                .isEqualTo(3);
        assertThat(alert.finding().sinceMillis()).isEqualTo(MORNING + 3 * MINUTE);
        assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void listThatChangesClassifiesArrivalsOfTheLastDaysAgain() throws Exception {
        passage("e1", MORNING, "origin_region", "140902104200");
        later.add(TestingRules.riskArea("140902104200", RiskLevel.HIGH, MORNING + 6 * HOUR, null));
        known.addAll(later);
        tick(MORNING + 7 * HOUR);

        List<AlertRow> alerts = run("risk-arrival");

        assertThat(alerts).isNotEmpty();
        assertThat(alerts.get(0).alert().finding().sinceMillis()).isEqualTo(MORNING + 6 * HOUR);
        assertThat(alerts.get(0).textZh()).contains("刘北村", "高风险");
    }

    @Test
    void postThatWasNeverHeardIsSilentAndThirtyOfThemAreOneRegion() throws Exception {
        known.add(TestingRules.version(TestingRules.site("mute", "141002104", 10, null)));
        for (int i = 0; i < 100; i++) {
            known.add(TestingRules.version(TestingRules.site("far-" + i, "141023100", 10, null)));
        }
        passage("e1", MORNING, "temperature_c", 36.5);
        for (long minute = 1; minute < 60; minute++) {
            tick(MORNING + minute * MINUTE);
        }

        List<AlertRow> rows = run("");

        assertThat(rows.stream().filter(row -> row.alert().finding().rule().equals("site-silent")))
                .extracting(row -> row.alert().finding().subject().id())
                .containsOnly("mute");
        assertThat(rows.stream().filter(row -> row.alert().finding().rule().equals("region-silent")))
                .extracting(row -> row.alert().finding().subject().id())
                .containsOnly("141023");
    }

    @Test
    void personInQuarantineAtAGateIsAnAlertWithTextInBothLanguages() throws Exception {
        passage("e1", MORNING + 5 * HOUR, "person_token", "0123456789abcdef", "record_ref", "R-8");
        script.add(TestingEvents.at(
                position(MORNING + 6 * HOUR), TestingEvents.quarantine("o1", MORNING, "ORDERED", "days", 14)));
        tick(MORNING + 7 * HOUR);

        List<AlertRow> alerts = run("quarantine-breach");

        assertThat(last(alerts)).hasSize(1);
        assertThat(alerts.get(0).textZh()).contains("村口", "居家隔离", "13:00", "R-8");
        assertThat(alerts.get(0).textEn()).contains("Village gate", "home quarantine", "13:00", "R-8");
        assertThat(alerts.get(0).alert().finding().evidence().eventId()).isEqualTo("e1");
    }

    @Test
    void chainThatWorksIsSeenToWork() throws Exception {
        for (int minute = 0; minute < 5; minute++) {
            tick(MORNING + minute * MINUTE + 10 * SECOND);
        }

        List<AlertRow> alive = run("watchdog");

        assertThat(alive).isNotEmpty().allMatch(row -> !row.alert().pages());
        assertThat(alive.get(alive.size() - 1).alert().changedMillis()).isEqualTo(MORNING + 4 * MINUTE);
    }

    @Test
    void passengerHeldTooLongIsAnAlertThatNamesNobody() throws Exception {
        script.add(TestingEvents.at(position(MORNING + SECOND), TestingEvents.step("s1", MORNING, "ARRIVED")));
        tick(MORNING + 121 * MINUTE);

        List<AlertRow> alerts = run("hold-overtime");

        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).textZh()).contains("村口", "T1", "120", "登记");
        assertThat(alerts.get(0).textEn()).contains("Village gate", "T1", "120", "the registration");
        assertThat(alerts.get(0).alert().finding().noticedMillis()).isEqualTo(MORNING + 120 * MINUTE);
        assertThat(alerts.get(0).textEn() + alerts.get(0).alert().finding().subject())
                .doesNotContain("0123456789abcdef");
    }

    private void passage(String id, long timeMillis, Object... fields) {
        script.add(TestingEvents.at(position(timeMillis + SECOND), person(id, timeMillis, fields)));
    }

    private void act(String alertId, DutyAction action, long timeMillis) {
        Header header = new Header("action-" + script.size(), timeMillis, false, null, null);
        Position position = new Position(Topics.ALERT_ACTIONS, 0, script.size(), timeMillis);
        script.add(Received.of(position, header, new AlertAction(alertId, action, "officer", null, null, null)));
    }

    private void tick(long arrivalMillis) {
        script.add(Received.tick(position(arrivalMillis)));
    }

    /** The last of time must have passed before the input ends, for then none passes any more. */
    private void letTimePass(long arrivalMillis) {
        for (int i = 0; i < RECORDS_PER_SECOND / 2; i++) {
            tick(arrivalMillis);
        }
    }

    private Position position(long arrivalMillis) {
        return new Position(Topics.CHECKPOINT_EVENTS, 0, script.size(), arrivalMillis);
    }

    private static Map<String, Alert> last(List<AlertRow> rows) {
        Map<String, Alert> last = new TreeMap<>();
        rows.forEach(row -> last.put(row.alert().id(), row.alert()));
        return last;
    }

    /** Every change of every alert of a rule, in order; of all rules when it is empty. */
    private List<AlertRow> run(String rule) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        strict.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(1));
        letTimePass(script.get(script.size() - 1).position().arrivalMillis());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, strict);
        TypeInformation<Received> type = Kinds.of(Received.class);
        DataGeneratorSource<Received> source = new DataGeneratorSource<>(
                new FromElementsGeneratorFunction<>(type, env.getConfig(), script),
                script.size(),
                RateLimiterStrategy.perSecond(RECORDS_PER_SECOND),
                type);
        TimeSettings time = TestingTime.SHANGHAI;
        IntakePipeline.Outputs intake = new IntakePipeline(time).apply(env, source);
        FlowPipeline.Outputs flow = new FlowPipeline(time, 3730).apply(intake.counted());
        Beginning beginning = new Beginning(List.copyOf(known), TestingRules.shipped(), Map.of(), Map.of());
        DataStream<ReferenceVersion> versions =
                env.fromData(known, Kinds.of(ReferenceVersion.class)).uid("versions");
        CustodyPipeline.Outputs custody = new CustodyPipeline(time, beginning).apply(env, intake.counted(), versions);
        AlertPipeline.Outputs alerts = new AlertPipeline(time, beginning)
                .apply(
                        env,
                        new AlertPipeline.Inputs(
                                intake.counted(),
                                flow.halfHours(),
                                flow.heard(),
                                versions,
                                new JourneyPipeline(time, beginning)
                                        .apply(intake.counted(), versions)
                                        .findings()
                                        .union(custody.findings())));
        custody.rows().sinkTo(new DiscardingSink<>()).uid("discard-quarantine");
        alerts.expected().sinkTo(new DiscardingSink<>()).uid("discard-expected");
        CloseableIterator<AlertRow> rows = alerts.alerts().collectAsync();
        flow.rows().get(FlowTable.FLOW_1M).sinkTo(new DiscardingSink<>()).uid("discard-minutes");
        JobClient job = env.executeAsync("alerts");

        List<AlertRow> found = new ArrayList<>();
        rows.forEachRemaining(found::add);
        job.getJobExecutionResult().get();
        found.removeIf(row -> !rule.isEmpty() && !row.alert().finding().rule().equals(rule));
        found.sort(Comparator.comparingLong((AlertRow row) -> row.alert().changedMillis())
                .thenComparingLong(AlertRow::version));
        return found;
    }
}
