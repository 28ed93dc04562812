package org.passflow.pipeline;

import java.util.List;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.reference.ReferenceVersion;

/**
 * Judges as {@link Judging} does, and besides looks at everything under way again when a new version of a rule takes effect:
 * a function that hears of the version cannot set timers for all keys, an operator can.
 *
 * @param <S> what is kept of everything under way
 */
final class ReplanningOperator<I, O, S> extends CoBroadcastWithKeyedOperator<String, I, ReferenceVersion, O> {

    private static final long serialVersionUID = 1;

    private final ValueStateDescriptor<S> underWay;

    private transient InternalTimerService<VoidNamespace> timers;

    ReplanningOperator(Judging<I, O> judging, ValueStateDescriptor<S> underWay) {
        super(judging, List.<MapStateDescriptor<?, ?>>of(Judging.VERSIONS));
        this.underWay = underWay;
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
        if (version.alertRule() != null || version.responseLevel() != null) {
            long from = version.effectiveFromMillis();
            getKeyedStateBackend()
                    .applyToAllKeys(
                            VoidNamespace.INSTANCE,
                            VoidNamespaceSerializer.INSTANCE,
                            underWay,
                            (key, state) -> timers.registerEventTimeTimer(VoidNamespace.INSTANCE, from));
        }
    }
}
