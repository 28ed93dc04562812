package org.passflow.pipeline;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.event.Received;
import org.passflow.reference.ReferenceVersion;

/** Reads reference data, which takes no part in time, and sorts out what cannot be used. */
public record ReferencePipeline() {

    /** Versions of sites, and records that cannot be used. */
    public record Outputs(DataStream<ReferenceVersion> sites, DataStream<Received> rejects) {}

    public Outputs apply(StreamExecutionEnvironment env, Source<ReferenceVersion, ?, ?> topics) {
        DataStream<ReferenceVersion> versions = env.fromSource(
                        topics, WatermarkStrategy.forGenerator(context -> new Timeless()), "Read reference data")
                .uid("read-reference");
        return new Outputs(
                versions.filter(version -> version.site() != null)
                        .name("Keep sites")
                        .uid("keep-sites"),
                versions.filter(version -> version.reject() != null)
                        .name("Keep refused versions")
                        .uid("keep-refused-versions")
                        .map(version -> Received.rejected(version.position(), version.reject()))
                        .returns(Received.class)
                        .name("Tell refused versions")
                        .uid("tell-refused-versions"));
    }

    /** Never says what time it is, and never holds time back. */
    private static final class Timeless implements WatermarkGenerator<ReferenceVersion> {

        @Override
        public void onEvent(ReferenceVersion version, long timestamp, WatermarkOutput output) {
            output.markIdle();
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.markIdle();
        }
    }
}
