package org.passflow.job;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.passflow.alert.AlertRow;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleBook;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Heard;
import org.passflow.kafka.AlertJson;
import org.passflow.kafka.KafkaConnections;
import org.passflow.kafka.ReferenceReader;
import org.passflow.pipeline.AlertPipeline;
import org.passflow.pipeline.Beginning;
import org.passflow.pipeline.CustodyPipeline;
import org.passflow.pipeline.FlowPipeline;
import org.passflow.pipeline.HoldEndOfTime;
import org.passflow.pipeline.IntakePipeline;
import org.passflow.pipeline.JourneyPipeline;
import org.passflow.pipeline.ReportPipeline;
import org.passflow.pipeline.TimeSettings;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/**
 * Which alerts a rule would have raised on the events that Kafka holds. Kafka in, a file out; nothing else is written. It
 * judges by the pipelines of {@link PassflowJob}, from the first record on, so that all that rules remember is as it was.
 */
public final class TryRuleJob {

    /** Beyond Flink's default: all pipelines run in one process here. */
    private static final MemorySize NETWORK = MemorySize.ofMebiBytes(256);

    private TryRuleJob() {}

    /** Runs to its end; {@code args} are the flags of {@link TrialSettings}. */
    public static void main(String[] args) throws Exception {
        TrialSettings settings = TrialSettings.from(args, System.getenv());
        List<ReferenceVersion> versions = new ReferenceReader(settings.kafka(), settings.patience()).read();
        Configuration process = new Configuration();
        process.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
        process.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(process);
        write(lastOf(wire(env, settings, versions), settings), settings.out());
    }

    /** Every change of every alert of the rule. */
    static DataStream<AlertRow> wire(
            StreamExecutionEnvironment env, TrialSettings settings, List<ReferenceVersion> versions) {
        IntakePipeline.Outputs intake = new IntakePipeline(settings.time())
                .apply(
                        env,
                        new KafkaConnections(settings.kafka())
                                .timedTopicsUntil(
                                        settings.until().toEpochMilli(),
                                        settings.time().idle(),
                                        settings.time().bound()));
        DataStream<Received> counted = intake.counted()
                .transform("Hold end of time", Kinds.of(Received.class), new HoldEndOfTime<>())
                .uid("hold-end-of-time");
        Rule rule = Rule.named(RuleBook.ruleName(settings.rule())).orElseThrow();
        return new Judges(env, settings.time(), beginning(settings, versions), counted, nothingNew(env))
                .alerts(rule, settings.feverCentidegrees())
                .filter(row -> row.alert().finding().rule().equals(rule.ruleName()))
                .name("Keep alerts of the rule")
                .uid("keep-alerts-of-the-rule");
    }

    /**
     * The pipelines that judge.
     *
     * @param nothingNew reference data as it comes, which is nothing
     */
    private record Judges(
            StreamExecutionEnvironment env,
            TimeSettings time,
            Beginning beginning,
            DataStream<Received> counted,
            DataStream<ReferenceVersion> nothingNew) {

        /** All alerts of those pipelines that a rule needs: each goes through all events, which takes minutes. */
        DataStream<AlertRow> alerts(Rule rule, int feverCentidegrees) {
            Set<Part> parts = partsOf(rule);
            DataStream<FlowRow> halfHours = none(FlowRow.class);
            DataStream<Heard> heard = none(Heard.class);
            if (parts.contains(Part.COUNTS)) {
                FlowPipeline.Outputs flow = new FlowPipeline(time, feverCentidegrees).apply(counted);
                halfHours = flow.halfHours();
                heard = flow.heard();
            }
            AlertPipeline.Inputs inputs =
                    new AlertPipeline.Inputs(counted, halfHours, heard, nothingNew, findings(parts, halfHours));
            return new AlertPipeline(time, beginning).apply(env, inputs).alerts();
        }

        private DataStream<Finding> findings(Set<Part> parts, DataStream<FlowRow> halfHours) {
            DataStream<Finding> findings = none(Finding.class);
            if (parts.contains(Part.JOURNEYS)) {
                findings = findings.union(new JourneyPipeline(time, beginning)
                        .apply(counted, nothingNew)
                        .findings());
            }
            if (parts.contains(Part.CUSTODY)) {
                findings = findings.union(new CustodyPipeline(time, beginning)
                        .apply(env, counted, nothingNew)
                        .findings());
            }
            if (parts.contains(Part.REPORTS)) {
                findings = findings.union(new ReportPipeline(time, beginning)
                        .apply(env, new ReportPipeline.Inputs(counted, halfHours, nothingNew))
                        .findings());
            }
            return findings;
        }

        private <T> DataStream<T> none(Class<T> type) {
            return counted.flatMap((Received event, Collector<T> out) -> {})
                    .returns(Kinds.of(type))
                    .name("No " + type.getSimpleName())
                    .uid("no-" + type.getSimpleName());
        }
    }

    /** What judges beside the pipeline of alerts itself, which judges single events and what is gathered of them. */
    private enum Part {
        COUNTS,
        JOURNEYS,
        CUSTODY,
        REPORTS
    }

    private static Set<Part> partsOf(Rule rule) {
        return switch (rule) {
            case FEVER, RISK_ARRIVAL, POLICY_BREACH, REPEAT_TURN_BACK, FEVER_CLUSTER, IMMEDIATE_REPORT, WATCHDOG ->
                Set.of();
            case SURGE,
                    DROP,
                    IMPLAUSIBLE_COUNT,
                    COMPLIANCE,
                    THERMOMETER_FAULT,
                    SITE_SILENT,
                    REGION_SILENT,
                    DISINFECTION_SHORT -> Set.of(Part.COUNTS);
            case HOLD_OVERTIME,
                    PUSH_SLOW,
                    HANDOFF_UNACKNOWLEDGED,
                    TRANSFER_OVERDUE,
                    ILLEGAL_TRANSITION,
                    TRIP_MISMATCH,
                    PREDICTED_OVERRUN -> Set.of(Part.JOURNEYS);
            case QUARANTINE_BREACH, QUARANTINE_DUE, EARLY_RELEASE, TEMPERATURE_MISSED, QUARANTINE_CAPACITY ->
                Set.of(Part.CUSTODY);
            case REPORT_MISSING, REPORT_LATE, REPORT_SUSPECT -> Set.of(Part.COUNTS, Part.REPORTS);
        };
    }

    private static Beginning beginning(TrialSettings settings, List<ReferenceVersion> versions) {
        List<ReferenceVersion> all = new ArrayList<>(versions);
        all.removeIf(version -> version.alertRule() != null
                && version.alertRule().ruleId().equals(settings.rule().ruleId()));
        all.add(settings.version());
        return new Beginning(
                all,
                ReferenceFiles.shippedRules(),
                settings.files().phases(),
                settings.files().regions());
    }

    /** All reference data is known at the start. */
    private static DataStream<ReferenceVersion> nothingNew(StreamExecutionEnvironment env) {
        ReferenceVersion none = ReferenceVersion.tombstone(new Position(Topics.ALERT_RULES, -1, -1, 0));
        return env.fromData(List.of(none), Kinds.of(ReferenceVersion.class))
                .name("Hear nothing new")
                .uid("hear-nothing-new");
    }

    /** Each alert as it stood at the end. */
    @SuppressWarnings("try") // Flink's iterator lets close() throw anything.
    private static Iterable<AlertRow> lastOf(DataStream<AlertRow> changes, TrialSettings settings) throws Exception {
        Map<String, AlertRow> last = new LinkedHashMap<>();
        try (CloseableIterator<AlertRow> rows = changes.executeAndCollect("passflow-try")) {
            rows.forEachRemaining(row -> {
                long noticed = row.alert().finding().noticedMillis();
                boolean isAsked = noticed >= settings.from().toEpochMilli()
                        && row.alert().changedMillis() < settings.until().toEpochMilli();
                if (isAsked) {
                    last.put(row.alert().id(), row);
                }
            });
        }
        return last.values();
    }

    private static void write(Iterable<AlertRow> alerts, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (AlertRow alert : alerts) {
                out.write(AlertJson.of(alert));
                out.write('\n');
            }
        }
    }
}
