package org.passflow.pipeline;

import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.serial.Kinds;

/** Reads all topics in one source and sorts the records into those that count, those too late, and those unusable. */
public record IntakePipeline(TimeSettings time) {

    /**
     * What was read, sorted.
     *
     * @param counted events within the horizon
     * @param late events beyond it
     * @param rejects records that cannot be used
     * @param entered every record in the class that its times and its form give it, for the books
     */
    public record Outputs(
            DataStream<Received> counted,
            DataStream<Received> late,
            DataStream<Received> rejects,
            DataStream<IntakeCount> entered) {}

    public Outputs apply(StreamExecutionEnvironment env, Source<Received, ?, ?> topics) {
        DataStream<Received> received = env.fromSource(
                        topics, ArrivalWatermarks.strategy(time, topics.getBoundedness()), "Read topics")
                .uid("read-topics");
        SingleOutputStreamOperator<Received> counted = received.process(
                        new PlaceInTime(time.rules()), Kinds.of(Received.class))
                .name("Place in time")
                .uid("place-in-time");
        DataStream<IntakeCount> entered = received.transform(
                        "Bundle intake", Kinds.of(IntakeCount.class), new BundleIntake(time))
                .uid("bundle-intake");
        return new Outputs(
                counted, counted.getSideOutput(PlaceInTime.LATE), counted.getSideOutput(PlaceInTime.REJECTS), entered);
    }
}
