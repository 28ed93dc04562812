package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.Position;
import org.passflow.event.QuarantineKind;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.SiteKind;
import org.passflow.serial.Kinds;

/**
 * Follows each quarantine from its order to its end, and tells of breaches, deadlines and full sites.
 *
 * @param beginning what is known before the first event
 */
public record CustodyPipeline(TimeSettings time, Beginning beginning) {

    /** Longest that a record waits for others on its way to an alert, milliseconds. */
    private static final long HASTE_MILLIS = 5;

    /** Every order that changed, and what is wrong. */
    public record Outputs(DataStream<QuarantineRow> rows, DataStream<Finding> findings) {}

    /**
     * Wires it.
     *
     * @param counted events within the horizon
     * @param versions reference data as it comes
     */
    public Outputs apply(
            StreamExecutionEnvironment env, DataStream<Received> counted, DataStream<ReferenceVersion> versions) {
        BroadcastStream<ReferenceVersion> broadcast = versions.broadcast(Judging.VERSIONS);
        SingleOutputStreamOperator<Finding> custody = counted.flatMap(
                        new Take<>(CustodySign.class, (Received event, Collector<CustodySign> out) -> {
                            CustodySign sign = CustodySign.of(event);
                            if (sign != null) {
                                out.collect(sign);
                            }
                        }))
                .name("Take what concerns quarantine")
                .uid("take-what-concerns-quarantine")
                .setBufferTimeout(HASTE_MILLIS)
                .keyBy(CustodySign::token, Kinds.TEXT)
                .connect(broadcast)
                .process(new KeepCustody(time, beginning), Kinds.of(Finding.class))
                .name("Keep custody")
                .uid("keep-custody")
                .setBufferTimeout(HASTE_MILLIS);
        DataStream<QuarantineRow> rows = custody.getSideOutput(KeepCustody.ROWS);
        DataStream<Finding> capacity = stays(custody.getSideOutput(KeepCustody.STAYS))
                .union(roster(env, versions))
                .keyBy(StaySign::siteId, Kinds.TEXT)
                .connect(broadcast)
                .process(new JudgeQuarantineSites(time, beginning), Kinds.of(Finding.class))
                .name("Judge quarantine sites")
                .uid("judge-quarantine-sites");
        return new Outputs(rows, custody.union(capacity));
    }

    private static DataStream<StaySign> stays(DataStream<QuarantineRow> rows) {
        return rows.flatMap(new Take<>(StaySign.class, (QuarantineRow row, Collector<StaySign> out) -> {
                    if (row.kind() == QuarantineKind.CENTRAL && row.siteId() != null) {
                        out.collect(StaySign.of(row));
                    }
                }))
                .name("Take stays")
                .uid("take-stays");
    }

    /**
     * The quarantine sites as they were at the start and as they come. No time passes for those who wait for it before all of it
     * was read. The tombstone at its end makes it a stream also where nothing was known.
     */
    private DataStream<StaySign> roster(StreamExecutionEnvironment env, DataStream<ReferenceVersion> versions) {
        List<ReferenceVersion> known = new ArrayList<>(beginning.versions());
        known.removeIf(version -> !isQuarantineSite(version));
        known.add(ReferenceVersion.tombstone(new Position(Topics.SITES, -1, -1, 0)));
        return env.fromData(known, Kinds.of(ReferenceVersion.class))
                .setParallelism(1)
                .name("Know quarantine sites")
                .uid("know-quarantine-sites")
                .union(versions)
                .flatMap(new Take<>(StaySign.class, (ReferenceVersion version, Collector<StaySign> out) -> {
                    if (isQuarantineSite(version)) {
                        out.collect(StaySign.of(version));
                    }
                }))
                .name("Take quarantine sites")
                .uid("take-quarantine-sites");
    }

    private static boolean isQuarantineSite(ReferenceVersion version) {
        return version.site() != null && version.site().kind() == SiteKind.QUARANTINE_SITE;
    }
}
