package org.passflow.job;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.event.Received;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.kafka.KafkaConnections;
import org.passflow.kafka.ReferenceReader;
import org.passflow.pipeline.AlertPipeline;
import org.passflow.pipeline.Beginning;
import org.passflow.pipeline.BooksPipeline;
import org.passflow.pipeline.CustodyPipeline;
import org.passflow.pipeline.FlowPipeline;
import org.passflow.pipeline.IntakePipeline;
import org.passflow.pipeline.JourneyPipeline;
import org.passflow.pipeline.ReferencePipeline;
import org.passflow.pipeline.ReportPipeline;
import org.passflow.reference.ReferenceVersion;

/** The whole of passflow in one job: Kafka in, ClickHouse out. */
public final class PassflowJob {

    /** By which Flink knows it. */
    public static final String NAME = "passflow";

    private PassflowJob() {}

    /** Where records come from: the topics that take part in time, those of reference data, and what these held at the start. */
    record Sources(Source<Received, ?, ?> timed, Source<ReferenceVersion, ?, ?> control, Beginning beginning) {}

    /** Starts the job; {@code args} are the flags of {@code docs/settings.md}. */
    public static void main(String[] args) throws Exception {
        JobSettings settings = JobSettings.from(args, System.getenv());
        List<ReferenceVersion> versions = new ReferenceReader(settings.kafka(), settings.patience()).read();
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        wire(env, settings, versions);
        env.execute(NAME);
    }

    /** With the connectors of production. */
    static void wire(StreamExecutionEnvironment env, JobSettings settings, List<ReferenceVersion> versions) {
        KafkaConnections kafka = new KafkaConnections(settings.kafka());
        Sinks sinks = Sinks.of(settings.clickHouse(), kafka);
        wire(
                env,
                settings,
                new Sources(
                        kafka.timedTopics(
                                settings.time().idle(), settings.time().bound()),
                        kafka.controlTopics(),
                        beginning(settings, versions)),
                sinks);
        if (settings.ticksFromJob()) {
            wireTicks(env, kafka);
        }
    }

    private static Beginning beginning(JobSettings settings, List<ReferenceVersion> versions) {
        return new Beginning(
                versions,
                ReferenceFiles.shippedRules(),
                settings.files().phases(),
                settings.files().regions());
    }

    static void wire(StreamExecutionEnvironment env, JobSettings settings, Sources sources, Sinks sinks) {
        IntakePipeline.Outputs intake = new IntakePipeline(settings.time()).apply(env, sources.timed());
        FlowPipeline.Outputs flow =
                new FlowPipeline(settings.time(), settings.feverCentidegrees()).apply(intake.counted());
        BooksPipeline bookkeeping = new BooksPipeline(settings.time(), NAME);
        BooksPipeline.Outputs books = bookkeeping.apply(intake.entered(), flow.moved(), flow.minutes());

        flow.rows().forEach((table, rows) -> writeFlow(table, rows, sinks.flow().get(table)));
        write(intake.counted(), sinks.events(), "events");
        write(intake.late(), sinks.lateEvents(), "late-events").setParallelism(1);
        ReferencePipeline.Outputs reference = new ReferencePipeline().apply(env, sources.control(), intake.counted());
        write(reference, sinks.reference());
        JourneyPipeline.Outputs journeys =
                new JourneyPipeline(settings.time(), sources.beginning()).apply(intake.counted(), reference.versions());
        write(journeys.journeys(), sinks.journeys(), "journeys").setParallelism(1);
        CustodyPipeline.Outputs custody = new CustodyPipeline(settings.time(), sources.beginning())
                .apply(env, intake.counted(), reference.versions());
        write(custody.rows(), sinks.quarantine(), "quarantine").setParallelism(1);
        ReportPipeline.Outputs reports = new ReportPipeline(settings.time(), sources.beginning())
                .apply(env, new ReportPipeline.Inputs(intake.counted(), flow.halfHours(), reference.versions()));
        write(reports.days(), sinks.dailyReports(), "daily-reports").setParallelism(1);
        write(reports.versions(), sinks.reportVersions(), "report-versions").setParallelism(1);
        AlertPipeline.Outputs alerts = new AlertPipeline(settings.time(), sources.beginning())
                .apply(
                        env,
                        new AlertPipeline.Inputs(
                                intake.counted(),
                                flow.halfHours(),
                                flow.heard(),
                                reference.versions(),
                                journeys.findings().union(custody.findings(), reports.findings())));
        write(alerts.alerts(), sinks.alerts(), "alerts").setParallelism(1);
        write(alerts.alerts(), sinks.alertsTopic(), "alerts-topic").setParallelism(1);
        write(alerts.expected(), sinks.expected(), "flow-expected").setParallelism(1);

        DataStream<Received> rejects =
                bookkeeping.countRejects(intake.rejects().union(flow.missed(), reference.rejects()));
        write(rejects, sinks.rejects(), "rejects").setParallelism(1);
        write(rejects, sinks.rejectsTopic(), "rejects-topic").setParallelism(1);
        write(books.intake(), sinks.intake(), "intake-1h").setParallelism(1);
        write(books.progress(), sinks.progress(), "progress").setParallelism(1);
    }

    /** Minutes and visits have nearly a row an event. */
    private static void writeFlow(FlowTable table, DataStream<FlowRow> rows, Sink<FlowRow> sink) {
        DataStreamSink<FlowRow> writer = write(rows, sink, table.tableName().replace('_', '-'));
        if (table != FlowTable.FLOW_1M && table != FlowTable.VISITS_1D) {
            writer.setParallelism(1);
        }
    }

    private static void write(ReferencePipeline.Outputs reference, ReferenceSinks sinks) {
        write(reference.sites(), sinks.sites(), "sites").setParallelism(1);
        write(reference.units(), sinks.units(), "units").setParallelism(1);
        write(reference.riskAreas(), sinks.riskAreas(), "risk-areas").setParallelism(1);
        write(reference.responseLevels(), sinks.responseLevels(), "response-levels")
                .setParallelism(1);
        write(reference.alertRules(), sinks.alertRules(), "alert-rules").setParallelism(1);
        write(reference.trips(), sinks.trips(), "trips").setParallelism(1);
        write(reference.siteStatus(), sinks.siteStatus(), "site-status").setParallelism(1);
    }

    /** Small tables have one writer: many writers with few rows each make more parts than the server can merge. */
    private static <T> DataStreamSink<T> write(DataStream<T> rows, Sink<T> sink, String table) {
        return rows.sinkTo(sink).name("Write " + table).uid("write-" + table);
    }

    private static void wireTicks(StreamExecutionEnvironment env, KafkaConnections kafka) {
        env.fromSource(kafka.clock(), WatermarkStrategy.noWatermarks(), "Clock")
                .uid("clock")
                .setParallelism(1)
                .sinkTo(kafka.ticks())
                .name("Write ticks")
                .uid("write-ticks")
                .setParallelism(1);
    }
}
