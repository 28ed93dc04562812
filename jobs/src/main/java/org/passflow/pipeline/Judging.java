package org.passflow.pipeline;

import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.passflow.alert.Knowledge;
import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/**
 * Judges one kind of signs by all reference data, as of any time: what was known at the start, and what came since.
 *
 * <p>State, in every task: the versions that came since the start.
 */
abstract class Judging<I, O> extends KeyedBroadcastProcessFunction<String, I, ReferenceVersion, O> {

    /** Every version by its position, so that one that is read twice is one version. */
    static final MapStateDescriptor<String, ReferenceVersion> VERSIONS =
            new MapStateDescriptor<>("versions", Kinds.TEXT, Kinds.of(ReferenceVersion.class));

    private static final long serialVersionUID = 1;

    private final Beginning beginning;
    private transient Knowledge knowledge;
    private transient RuleGauges gauges;

    Judging(Beginning beginning) {
        this.beginning = beginning;
    }

    /** All that is known now. */
    final Knowledge knowledge(ReadOnlyContext context) throws Exception {
        if (knowledge == null) {
            ReadOnlyBroadcastState<String, ReferenceVersion> versions = context.getBroadcastState(VERSIONS);
            load(versions.immutableEntries());
        }
        return knowledge;
    }

    /** Whether the input has ended: then no time passes any more, and what would be due later is not due. */
    final boolean hasEnded(ReadOnlyContext context) {
        return context.currentWatermark() == Long.MAX_VALUE;
    }

    @Override
    public final void processBroadcastElement(ReferenceVersion version, Context context, Collector<O> out)
            throws Exception {
        if (version.id() == null) {
            return;
        }
        BroadcastState<String, ReferenceVersion> versions = context.getBroadcastState(VERSIONS);
        if (knowledge == null) {
            load(versions.immutableEntries());
        }
        Position position = version.position();
        versions.put(position.topic() + '/' + position.partition() + '/' + position.offset(), version);
        add(version);
    }

    private void load(Iterable<java.util.Map.Entry<String, ReferenceVersion>> versions) {
        knowledge = new Knowledge(beginning.shipped());
        gauges = new RuleGauges(getRuntimeContext().getMetricGroup());
        beginning.versions().forEach(this::add);
        versions.forEach(entry -> add(entry.getValue()));
    }

    private void add(ReferenceVersion version) {
        knowledge.add(version);
        gauges.added(version, knowledge);
    }
}
