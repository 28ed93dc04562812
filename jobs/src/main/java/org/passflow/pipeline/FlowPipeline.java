package org.passflow.pipeline;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.Bundle;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Heard;
import org.passflow.serial.Kinds;

/**
 * Drops what came before, and counts what happens at each site in all tables of counts.
 *
 * @param feverCentidegrees from which temperature a person counts as having a fever, hundredths of a degree Celsius
 */
public record FlowPipeline(TimeSettings time, int feverCentidegrees) {

    /**
     * What was counted.
     *
     * @param rows those of each table that is kept
     * @param halfHours half hours as they stood when they ended, each once
     * @param heard minutes in which sites were heard, at least once for the first arrival that showed it
     * @param moved duplicates and voids, for the books
     * @param missed events that should have been counted and found their minute gone; empty unless something is broken
     */
    public record Outputs(
            Map<FlowTable, DataStream<FlowRow>> rows,
            DataStream<FlowRow> halfHours,
            DataStream<Heard> heard,
            DataStream<IntakeCount> moved,
            DataStream<Received> missed) {

        public DataStream<FlowRow> minutes() {
            return rows.get(FlowTable.FLOW_1M);
        }
    }

    public Outputs apply(DataStream<Received> counted) {
        SingleOutputStreamOperator<FlowRow> minutes = counted.transform(
                        "Bundle passages", Kinds.of(Bundle.class), new BundlePassages(time, feverCentidegrees))
                .uid("bundle-passages")
                .keyBy(Bundle::siteId, Kinds.TEXT)
                .process(new CountFlow(time), Kinds.of(FlowRow.class))
                .name("Count flow")
                .uid("count-flow");
        Map<FlowTable, DataStream<FlowRow>> rows = new EnumMap<>(FlowTable.class);
        for (FlowTable table : FlowTable.STORED) {
            rows.put(table, minutes.getSideOutput(CountFlow.TABLES.get(table)));
        }
        rows.put(FlowTable.FLOW_1M, minutes);
        return new Outputs(
                rows,
                minutes.getSideOutput(CountFlow.TABLES.get(FlowTable.PROMPT_30M)),
                minutes.getSideOutput(CountFlow.HEARD),
                minutes.getSideOutput(CountFlow.MOVED),
                minutes.getSideOutput(CountFlow.MISSED));
    }
}
