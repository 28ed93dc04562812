package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.FlowRow;
import org.passflow.reference.ReferenceVersion;
import org.passflow.report.DailyReport;
import org.passflow.report.ReportVersion;
import org.passflow.serial.Kinds;

/**
 * Follows the daily report that each post owes.
 *
 * @param beginning what is known before the first event
 */
public record ReportPipeline(TimeSettings time, Beginning beginning) {

    /**
     * What reports are judged by.
     *
     * @param counted events within the horizon
     * @param halfHours half hours as they stood when they ended
     * @param versions reference data as it comes
     */
    public record Inputs(
            DataStream<Received> counted, DataStream<FlowRow> halfHours, DataStream<ReferenceVersion> versions) {}

    /** Every day of every post that changed, every report, and what is wrong. */
    public record Outputs(
            DataStream<DailyReport> days, DataStream<ReportVersion> versions, DataStream<Finding> findings) {}

    public Outputs apply(StreamExecutionEnvironment env, Inputs in) {
        SingleOutputStreamOperator<Finding> reports = reports(in.counted())
                .union(counts(in.halfHours()), roster(env, in.versions()))
                .keyBy(ReportSign::siteId, Kinds.TEXT)
                .connect(in.versions().broadcast(Judging.VERSIONS))
                .process(new KeepReports(time, beginning), Kinds.of(Finding.class))
                .name("Keep reports")
                .uid("keep-reports");
        return new Outputs(
                reports.getSideOutput(KeepReports.DAYS),
                reports.getSideOutput(KeepReports.VERSIONS_OF_REPORTS),
                reports);
    }

    private DataStream<ReportSign> reports(DataStream<Received> counted) {
        BusinessTime business = time.business();
        return counted.flatMap(new Take<>(ReportSign.class, (Received event, Collector<ReportSign> out) -> {
                    ReportSign sign = ReportSign.of(event, business);
                    if (sign != null) {
                        out.collect(sign);
                    }
                }))
                .name("Take daily reports")
                .uid("take-daily-reports");
    }

    private static DataStream<ReportSign> counts(DataStream<FlowRow> halfHours) {
        return halfHours
                .flatMap(new Take<>(ReportSign.class, (FlowRow row, Collector<ReportSign> out) -> {
                    ReportSign sign = ReportSign.of(row);
                    if (sign != null) {
                        out.collect(sign);
                    }
                }))
                .name("Take counts that reports declare")
                .uid("take-counts-that-reports-declare");
    }

    /**
     * The roster as it was at the start and as it comes. No time passes for those who wait for it before all of it was read. The
     * tombstone at its end makes it a stream also where nothing was known.
     */
    private DataStream<ReportSign> roster(StreamExecutionEnvironment env, DataStream<ReferenceVersion> versions) {
        List<ReferenceVersion> known = new ArrayList<>(beginning.versions());
        known.removeIf(version -> version.site() == null);
        known.add(ReferenceVersion.tombstone(new Position(Topics.SITES, -1, -1, 0)));
        return env.fromData(known, Kinds.of(ReferenceVersion.class))
                .setParallelism(1)
                .name("Know posts that report")
                .uid("know-posts-that-report")
                .union(versions)
                .flatMap(new Take<>(ReportSign.class, (ReferenceVersion version, Collector<ReportSign> out) -> {
                    if (version.site() != null) {
                        out.collect(ReportSign.of(version));
                    }
                }))
                .name("Take posts that report")
                .uid("take-posts-that-report");
    }
}
