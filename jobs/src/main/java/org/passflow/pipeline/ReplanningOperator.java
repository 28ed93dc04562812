package org.passflow.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;

/**
 * Judges as {@link Judging} does, and besides looks at everything under way again when a new version of a rule takes effect:
 * a function that hears of the version cannot set timers for all keys, an operator can.
 *
 * @param <S> what is kept of everything under way
 */
final class ReplanningOperator<I, O, S> extends CoBroadcastWithKeyedOperator<String, I, ReferenceVersion, O> {

    private static final long serialVersionUID = 1;

    private final Beginning beginning;
    private final ValueStateDescriptor<S> underWay;

    private transient InternalTimerService<VoidNamespace> timers;
    private transient Set<Position> reckonedWith;

    ReplanningOperator(Judging<I, O> judging, Beginning beginning, ValueStateDescriptor<S> underWay) {
        super(judging, List.<MapStateDescriptor<?, ?>>of(Judging.VERSIONS));
        this.beginning = beginning;
        this.underWay = underWay;
    }

    /** What was known at the start all that is under way was planned by, unless it has been under way since before. */
    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        reckonedWith = new HashSet<>();
        if (!context.isRestored()) {
            beginning.versions().forEach(version -> reckonedWith.add(version.position()));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement2(StreamRecord<ReferenceVersion> element) throws Exception {
        super.processElement2(element);
        ReferenceVersion version = element.getValue();
        boolean canChange = version.alertRule() != null || version.responseLevel() != null;
        if (!canChange || reckonedWith.contains(version.position())) {
            return;
        }
        long from = Math.max(
                version.effectiveFromMillis(), JourneyTime.fullSecond(Long.MIN_VALUE, timers.currentWatermark()));
        getKeyedStateBackend()
                .applyToAllKeys(
                        VoidNamespace.INSTANCE,
                        VoidNamespaceSerializer.INSTANCE,
                        underWay,
                        (key, state) -> timers.registerEventTimeTimer(VoidNamespace.INSTANCE, from));
    }
}
