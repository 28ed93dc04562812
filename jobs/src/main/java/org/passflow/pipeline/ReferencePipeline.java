package org.passflow.pipeline;

import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.event.Received;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/** Reads reference data, which takes no part in time, and sorts it by kind; beside it what trips and posts say. */
public record ReferencePipeline() {

    /**
     * A stream of versions for each kind of reference data.
     *
     * @param versions those of all kinds, and what is none
     * @param trips messages on trains, flights and coaches, voids too
     * @param siteStatus what posts say of themselves, voids too
     * @param rejects control records that cannot be used
     */
    public record Outputs(
            DataStream<ReferenceVersion> versions,
            DataStream<ReferenceVersion> sites,
            DataStream<ReferenceVersion> units,
            DataStream<ReferenceVersion> riskAreas,
            DataStream<ReferenceVersion> responseLevels,
            DataStream<ReferenceVersion> alertRules,
            DataStream<Received> trips,
            DataStream<Received> siteStatus,
            DataStream<Received> rejects) {}

    /**
     * Sorts what the topics of reference data hold, and what was counted.
     *
     * @param counted events within the horizon
     */
    public Outputs apply(
            StreamExecutionEnvironment env, Source<ReferenceVersion, ?, ?> topics, DataStream<Received> counted) {
        DataStream<ReferenceVersion> versions = env.fromSource(
                        topics, WatermarkStrategy.forGenerator(context -> new Timeless()), "Read reference data")
                .uid("read-reference");
        return new Outputs(
                versions,
                keep(versions, "sites", version -> version.site() != null),
                keep(versions, "units", version -> version.unit() != null),
                keep(versions, "risk areas", version -> version.riskArea() != null),
                keep(versions, "response levels", version -> version.responseLevel() != null),
                keep(versions, "alert rules", version -> version.alertRule() != null),
                keep(counted, "trips", event -> event.trip() != null),
                keep(counted, "site status", event -> event.siteStatus() != null),
                keep(versions, "refused versions", version -> version.reject() != null)
                        .map(version -> Received.rejected(version.position(), version.reject()))
                        .returns(Kinds.of(Received.class))
                        .name("Tell refused versions")
                        .uid("tell-refused-versions"));
    }

    private static <T> DataStream<T> keep(DataStream<T> records, String kind, FilterFunction<T> isKind) {
        return records.filter(isKind).name("Keep " + kind).uid("keep-" + kind.replace(' ', '-'));
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
