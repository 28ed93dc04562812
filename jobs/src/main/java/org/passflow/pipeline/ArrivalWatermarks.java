package org.passflow.pipeline;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.passflow.event.Received;

/**
 * Time of one partition: the latest arrival less a bound, so that no event's own time can move it (DESIGN §3.3). Emitted
 * only when it goes on: each watermark would wake a partition that the source has marked as idle.
 */
final class ArrivalWatermarks implements WatermarkGenerator<Received> {

    /** How often readers tell each other how far they have come. */
    private static final Duration ALIGNMENT_INTERVAL = Duration.ofMillis(200);

    private final long boundMillis;
    private long latestMillis = Long.MIN_VALUE;
    private long emittedMillis = Long.MIN_VALUE;

    private ArrivalWatermarks(Duration bound) {
        this.boundMillis = bound.toMillis();
    }

    /**
     * Event time is the Flink timestamp, arrival time the watermark. Partitions that go on are held together; where they end
     * they cannot be, for the connector fails when it is to hold back one that has ended ("No current assignment").
     */
    static WatermarkStrategy<Received> strategy(TimeSettings time, Boundedness end) {
        WatermarkStrategy<Received> strategy =
                WatermarkStrategy.forGenerator(context -> new ArrivalWatermarks(time.bound()));
        WatermarkStrategy<Received> timed =
                strategy.withTimestampAssigner((received, recordTimestamp) -> received.header() == null
                        ? received.position().arrivalMillis()
                        : received.header().eventTimeMillis());
        return end == Boundedness.BOUNDED
                ? timed
                : timed.withWatermarkAlignment("timed-topics", time.drift(), ALIGNMENT_INTERVAL);
    }

    @Override
    public void onEvent(Received received, long eventTimestamp, WatermarkOutput output) {
        latestMillis = Math.max(latestMillis, received.position().arrivalMillis());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (latestMillis > emittedMillis) {
            emittedMillis = latestMillis;
            output.emitWatermark(new Watermark(latestMillis - boundMillis));
        }
    }
}
