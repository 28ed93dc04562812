package org.passflow.bench;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.passflow.event.Received;
import org.passflow.event.TimeRules;
import org.passflow.event.Topics;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Measure;
import org.passflow.kafka.KafkaConnections;
import org.passflow.kafka.KafkaSettings;
import org.passflow.pipeline.BooksPipeline;
import org.passflow.pipeline.FlowPipeline;
import org.passflow.pipeline.IntakePipeline;
import org.passflow.pipeline.TimeSettings;

/**
 * The Flink graphs that are compared.
 *
 * @param checked whether the persons counted are kept, which costs time
 */
record Graph(StreamExecutionEnvironment env, KafkaSettings kafka, boolean checked) {

    static final int FEVER_CENTIDEGREES = 3730;

    static final TimeSettings TIME = new TimeSettings(
            new BusinessTime(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0)),
            new TimeRules(Duration.ofHours(1), TimeRules.DEFAULT_CLOCK_TOLERANCE),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofDays(1),
            Duration.ofSeconds(5));

    /** The columns of {@link SqlQueries}. */
    private static final Set<String> NEEDED = Set.of(
            "event_time", "site_id", "direction", "subject", "disposition", "occupants", "temperature_c", "void");

    void wire(Variant variant) {
        switch (variant) {
            case KAFKA -> wireKafka();
            case DECODE -> wireDecode();
            case BARE -> wireBare(timedUntilNow());
            case BARE_NEEDED -> wireBare(neededUntilNow());
            case JOB -> wireJob(timedUntilNow());
            case SQL_BARE -> new SqlQueries(this).wireBare();
            case SQL_DEDUP -> new SqlQueries(this).wireDedup();
            case SQL_DEDUP_TTL -> new SqlQueries(this).wireDedupWithTtl();
        }
    }

    private Source<Received, ?, ?> timedUntilNow() {
        return new KafkaConnections(kafka).timedTopicsUntilNow(TIME.idle(), TIME.bound());
    }

    private Source<Received, ?, ?> neededUntilNow() {
        return new KafkaConnections(kafka).timedTopicsUntilNow(TIME.idle(), TIME.bound(), NEEDED);
    }

    private void wireKafka() {
        KafkaSource<byte[]> bytes = KafkaSource.<byte[]>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setTopics(kafka.fullName(Topics.CHECKPOINT_EVENTS))
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                .build();
        discard(env.fromSource(bytes, WatermarkStrategy.noWatermarks(), "Read bytes"));
    }

    private void wireDecode() {
        discard(env.fromSource(timedUntilNow(), WatermarkStrategy.noWatermarks(), "Read topics"));
    }

    private void wireBare(Source<Received, ?, ?> topics) {
        IntakePipeline.Outputs intake = new IntakePipeline(TIME).apply(env, topics);
        discardIntake(intake);
        intake.counted()
                .transform("Sum passages", TypeInformation.of(BareRow.class), new SumPassages(FEVER_CENTIDEGREES))
                .uid("sum-passages")
                .keyBy(BareRow::siteId)
                .process(new KeepSums(TIME))
                .uid("keep-sums")
                .sinkTo(checked ? new RowTally<>(Graph::notePersons) : RowTally.rowsOnly());
    }

    /** The product, all rows thrown away. */
    void wireJob(Source<Received, ?, ?> topics) {
        IntakePipeline.Outputs intake = new IntakePipeline(TIME).apply(env, topics);
        FlowPipeline.Outputs flow = new FlowPipeline(TIME, FEVER_CENTIDEGREES).apply(intake.counted());
        BooksPipeline.Outputs books =
                new BooksPipeline(TIME, "bench").apply(intake.entered(), flow.moved(), flow.minutes());
        flow.rows().forEach((table, rows) -> {
            boolean noted = checked && table == FlowTable.FLOW_1D;
            rows.sinkTo(noted ? new RowTally<>(Graph::notePersons) : RowTally.rowsOnly());
        });
        discard(flow.missed());
        discard(intake.late());
        discard(intake.rejects());
        discard(books.intake());
        books.progress()
                .sinkTo(
                        checked
                                ? new RowTally<>((progress, persons) -> RowTally.reported(progress))
                                : RowTally.rowsOnly());
    }

    private void discardIntake(IntakePipeline.Outputs intake) {
        discard(intake.late());
        discard(intake.rejects());
        discard(intake.entered());
    }

    private static <T> void discard(DataStream<T> rows) {
        rows.sinkTo(RowTally.rowsOnly());
    }

    private static void notePersons(BareRow row, Map<String, Long> persons) {
        persons.put(row.siteId() + '/' + row.minuteStartMillis() + '/' + row.direction(), row.sums()[BareSum.PERSONS]);
    }

    private static void notePersons(FlowRow row, Map<String, Long> persons) {
        persons.put(row.siteId() + '/' + row.cell().first(), row.counts()[Measure.PERSONS.ordinal()]);
    }
}
