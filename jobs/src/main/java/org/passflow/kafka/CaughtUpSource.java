package org.passflow.kafka;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.clock.SystemClock;
import org.passflow.event.Received;
import org.passflow.event.Topics;

/**
 * The connector's Kafka source, in which a silent partition follows the ticks only as far as it has been read to its end.
 * Flink's own idleness asks for how long no record came: while a backlog is read, that also holds for a partition whose
 * records wait their turn, and time would run ahead of them (ADR 6).
 *
 * @param idle how long a partition must have been silent before the broker is asked, machine time
 * @param bound how far the watermark stays behind arrival
 */
record CaughtUpSource(KafkaSource<Received> kafka, KafkaSettings settings, Duration idle, Duration bound)
        implements Source<Received, KafkaPartitionSplit, KafkaSourceEnumState>, ResultTypeQueryable<Received> {

    @Override
    public SourceReader<Received, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new CaughtUpReader(
                kafka.createReader(context),
                new PartitionEnds(settings.client(), settings.fullName(Topics.TICKS)),
                idle,
                bound,
                SystemClock.getInstance());
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return kafka.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state) throws IOException {
        return kafka.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return kafka.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }

    @Override
    public TypeInformation<Received> getProducedType() {
        return kafka.getProducedType();
    }
}
