package org.passflow.pipeline;

import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.passflow.event.IntakeCount;

/**
 * Sums up what became of the records of one topic, partition and hour of arrival. Keyed by these three.
 *
 * <p>State: one count an hour and partition, removed when the watermark is a horizon past the hour.
 */
final class KeepBooks extends KeyedProcessFunction<String, IntakeCount, IntakeCount> {

    private static final long serialVersionUID = 1;

    private final long keptMillis;
    private final long refreshMillis;
    private transient ValueState<IntakeCount> sum;
    private transient RecordCounters counters;

    KeepBooks(TimeSettings time) {
        this.keptMillis = time.rules().horizon().plus(Duration.ofHours(2)).toMillis();
        this.refreshMillis = time.refresh().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        sum = getRuntimeContext().getState(new ValueStateDescriptor<>("sum", IntakeCount.class));
        counters = new RecordCounters(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(IntakeCount count, Context context, Collector<IntakeCount> out) throws Exception {
        counters.add(count);
        IntakeCount before = sum.value();
        sum.update(before == null ? count : before.plus(count));
        long now = Math.max(context.timerService().currentWatermark(), 0);
        context.timerService().registerEventTimeTimer(now - now % refreshMillis + refreshMillis);
        context.timerService().registerEventTimeTimer(count.hourStartMillis() + keptMillis);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<IntakeCount> out) throws Exception {
        IntakeCount current = sum.value();
        if (current == null) {
            return;
        }
        out.collect(current);
        if (timestamp >= current.hourStartMillis() + keptMillis) {
            sum.clear();
        }
    }
}
