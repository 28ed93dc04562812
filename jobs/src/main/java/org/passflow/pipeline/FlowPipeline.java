package org.passflow.pipeline;

import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.FlowCount;
import org.passflow.flow.Passage;

/**
 * Drops what came before, and counts passages per site and direction in minutes, hours and business days.
 *
 * @param feverCentidegrees from which temperature a person counts as having a fever, hundredths of a degree Celsius
 */
public record FlowPipeline(TimeSettings time, int feverCentidegrees) {

    /**
     * What was counted, window by window.
     *
     * @param moved duplicates and voids, for the books
     * @param missed events that should have been counted and found their minute gone; empty unless something is broken
     */
    public record Outputs(
            DataStream<FlowCount> minutes,
            DataStream<FlowCount> hours,
            DataStream<FlowCount> days,
            DataStream<IntakeCount> moved,
            DataStream<Received> missed) {}

    public Outputs apply(DataStream<Received> counted) {
        int fever = feverCentidegrees;
        SingleOutputStreamOperator<FlowCount> minutes = counted.map(received -> Passage.of(received, fever))
                .returns(Passage.class)
                .name("Take facts")
                .uid("take-facts")
                .keyBy(Passage::siteId)
                .process(new CountFlow(time))
                .name("Count flow")
                .uid("count-flow");
        return new Outputs(
                minutes,
                minutes.getSideOutput(CountFlow.HOURS),
                minutes.getSideOutput(CountFlow.DAYS),
                minutes.getSideOutput(CountFlow.MOVED),
                minutes.getSideOutput(CountFlow.MISSED));
    }
}
