package org.passflow.pipeline;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.passflow.event.Received;

/**
 * Time of one partition: the latest arrival less a bound, so that no event's own time can move it (DESIGN §3.3). A
 * partition without records becomes idle, so that the others can go on; the one that holds the ticks never does, since
 * ticks carry time on when everything else is silent.
 */
final class ArrivalWatermarks implements WatermarkGenerator<Received> {

    private final WatermarkGenerator<Received> arrivals;
    private final WatermarkGenerator<Received> arrivalsOrIdle;
    private boolean holdsTicks;

    private ArrivalWatermarks(Duration bound, Duration idle, WatermarkGeneratorSupplier.Context context) {
        this.arrivals = new LatestArrival(bound.toMillis());
        this.arrivalsOrIdle = new WatermarksWithIdleness<>(arrivals, idle, context.getInputActivityClock());
    }

    /** Event time is the Flink timestamp, arrival time the watermark. */
    static WatermarkStrategy<Received> strategy(TimeSettings time) {
        WatermarkStrategy<Received> strategy =
                WatermarkStrategy.forGenerator(context -> new ArrivalWatermarks(time.bound(), time.idle(), context));
        return strategy.withTimestampAssigner((received, recordTimestamp) -> received.header() == null
                ? received.position().arrivalMillis()
                : received.header().eventTimeMillis());
    }

    @Override
    public void onEvent(Received received, long eventTimestamp, WatermarkOutput output) {
        holdsTicks |= received.isTick();
        arrivalsOrIdle.onEvent(received, eventTimestamp, output);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        (holdsTicks ? arrivals : arrivalsOrIdle).onPeriodicEmit(output);
    }

    private static final class LatestArrival implements WatermarkGenerator<Received> {

        private final long boundMillis;
        private long latestMillis = Long.MIN_VALUE;

        private LatestArrival(long boundMillis) {
            this.boundMillis = boundMillis;
        }

        @Override
        public void onEvent(Received received, long eventTimestamp, WatermarkOutput output) {
            latestMillis = Math.max(latestMillis, received.position().arrivalMillis());
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            if (latestMillis != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(latestMillis - boundMillis));
            }
        }
    }
}
