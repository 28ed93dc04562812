package org.passflow.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.passflow.flow.BusinessTime;
import org.passflow.pipeline.TimeSettings;

/**
 * Adds up the plain sums of one site and reports those that changed, as often as the product does. Keyed by site.
 *
 * <p>State, per site: the sums of each minute and direction that an event may still change; removed by the full hour, as
 * the product does.
 */
final class KeepSums extends KeyedProcessFunction<String, BareRow, BareRow> {

    private static final long serialVersionUID = 1;
    private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

    /** Of a key: minutes since the epoch, and behind them the direction. */
    private static final int DIRECTION_BITS = 2;

    private final long keptMillis;
    private final long refreshMillis;
    private transient MapState<Long, long[]> sums;
    private transient MapState<Long, Boolean> changed;

    KeepSums(TimeSettings time) {
        this.keptMillis =
                time.rules().horizon().plus(TimeSettings.KEPT_BEYOND_HORIZON).toMillis();
        this.refreshMillis = time.refresh().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        sums = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("sums", Types.LONG, TypeInformation.of(long[].class)));
        changed = getRuntimeContext().getMapState(new MapStateDescriptor<>("changed", Types.LONG, Types.BOOLEAN));
    }

    @Override
    public void processElement(BareRow row, Context context, Collector<BareRow> out) throws Exception {
        long key = ((row.minuteStartMillis() / BusinessTime.MINUTE_MILLIS) << DIRECTION_BITS) | row.direction();
        TimerService timers = context.timerService();
        long[] sum = sums.get(key);
        if (sum == null) {
            sums.put(key, row.sums().clone());
            long hourEnd = (row.minuteStartMillis() / HOUR_MILLIS + 1) * HOUR_MILLIS;
            timers.registerEventTimeTimer(hourEnd + keptMillis);
        } else {
            BareSum.add(row.sums(), sum);
            sums.put(key, sum);
        }
        if (changed.isEmpty()) {
            long now = Math.max(timers.currentWatermark(), 0);
            timers.registerEventTimeTimer(now - now % refreshMillis + refreshMillis);
        }
        changed.put(key, true);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<BareRow> out) throws Exception {
        for (Long key : changed.keys()) {
            long minuteStart = (key >> DIRECTION_BITS) * BusinessTime.MINUTE_MILLIS;
            int direction = (int) (key & ((1 << DIRECTION_BITS) - 1));
            out.collect(new BareRow(
                    context.getCurrentKey(),
                    minuteStart,
                    direction,
                    sums.get(key).clone()));
        }
        changed.clear();
        if ((timestamp - keptMillis) % HOUR_MILLIS == 0) {
            removeBefore(timestamp - keptMillis);
        }
    }

    private void removeBefore(long endMillis) throws Exception {
        List<Long> ended = new ArrayList<>();
        for (Map.Entry<Long, long[]> sum : sums.entries()) {
            if ((sum.getKey() >> DIRECTION_BITS) * BusinessTime.MINUTE_MILLIS < endMillis) {
                ended.add(sum.getKey());
            }
        }
        for (Long key : ended) {
            sums.remove(key);
        }
    }
}
