package org.passflow.pipeline;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Progress;
import org.passflow.serial.Kinds;

/** Keeps the books: what became of every record, and how far the job has come. */
public record BooksPipeline(TimeSettings time, String job) {

    /** Sums by topic, partition and hour of arrival; and each watermark that the counts have reached. */
    public record Outputs(DataStream<IntakeCount> intake, DataStream<Progress> progress) {}

    /**
     * Wires the books.
     *
     * @param entered every record, as intake classed it
     * @param moved those that counting moved to another class
     * @param minutes the counts, whose watermark is reported
     */
    public Outputs apply(DataStream<IntakeCount> entered, DataStream<IntakeCount> moved, DataStream<FlowRow> minutes) {
        DataStream<IntakeCount> intake = entered.union(moved)
                .keyBy(count -> count.topic() + '/' + count.partition() + '/' + count.hourStartMillis(), Kinds.TEXT)
                .process(new KeepBooks(time), Kinds.of(IntakeCount.class))
                .name("Keep books")
                .uid("keep-books");
        DataStream<Progress> progress = minutes.transform(
                        "Report progress", Kinds.of(Progress.class), new ReportProgress<>(job))
                .uid("report-progress")
                .setParallelism(1);
        return new Outputs(intake, progress);
    }

    /** The same records, counted by reason. */
    public DataStream<Received> countRejects(DataStream<Received> rejects) {
        return rejects.map(new CountRejects(), Kinds.of(Received.class))
                .name("Count rejects")
                .uid("count-rejects")
                .setParallelism(1);
    }
}
