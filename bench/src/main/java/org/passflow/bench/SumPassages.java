package org.passflow.bench;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.event.Direction;
import org.passflow.event.Received;
import org.passflow.flow.BusinessTime;

/**
 * Adds up passages by site, minute and direction in the chain of the source. Sums leave at each watermark and before each
 * checkpoint's barrier, so that it keeps no state.
 */
final class SumPassages extends AbstractStreamOperator<BareRow>
        implements OneInputStreamOperator<Received, BareRow>, BoundedOneInput {

    private static final long serialVersionUID = 1;
    private static final int NO_DIRECTION = Direction.values().length;

    private final int feverCentidegrees;
    private transient Map<Place, long[]> sums;

    SumPassages(int feverCentidegrees) {
        this.feverCentidegrees = feverCentidegrees;
    }

    /** Equality and hash are written out, as in the product, because every event asks. */
    private record Place(String siteId, long minuteStartMillis, int direction) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && minuteStartMillis == place.minuteStartMillis
                    && direction == place.direction
                    && siteId.equals(place.siteId);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * siteId.hashCode() + Long.hashCode(minuteStartMillis)) + direction;
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        sums = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        Received received = element.getValue();
        if (received.checkpoint() == null) {
            return;
        }
        Direction direction = received.checkpoint().direction();
        Place place = new Place(
                received.siteId(),
                BusinessTime.minuteStart(received.header().eventTimeMillis()),
                direction == null ? NO_DIRECTION : direction.ordinal());
        BareSum.add(received, feverCentidegrees, sums.computeIfAbsent(place, unseen -> new long[BareSum.MEASURES]));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        handOn();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        handOn();
    }

    @Override
    public void endInput() {
        handOn();
    }

    private void handOn() {
        sums.forEach((place, sum) -> output.collect(
                new StreamRecord<>(new BareRow(place.siteId(), place.minuteStartMillis(), place.direction(), sum))));
        sums.clear();
    }
}
