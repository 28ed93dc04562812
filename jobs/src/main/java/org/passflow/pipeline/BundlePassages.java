package org.passflow.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.event.Identity;
import org.passflow.event.Received;
import org.passflow.flow.Bundle;
import org.passflow.flow.Facts;

/**
 * Takes from events what counting needs and bundles it by site and minute, in the chain of the source. Bundles leave at
 * each watermark and before each checkpoint's barrier, so that it keeps no state; and when many events wait.
 */
final class BundlePassages extends BundlingOperator<Bundle> {

    private static final long serialVersionUID = 1;

    /** Some megabytes at most, if no watermark comes. */
    private static final int MOST_WAITING = 20_000;

    private final int feverCentidegrees;
    private final long boundMillis;
    private transient Map<Bundle.Place, Bundle.Builder> bundles;
    private transient int waiting;

    BundlePassages(TimeSettings time, int feverCentidegrees) {
        this.feverCentidegrees = feverCentidegrees;
        this.boundMillis = time.bound().toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        bundles = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        Received received = element.getValue();
        Identity identity = received.identity();
        bundles.computeIfAbsent(Bundle.Place.of(received, identity), place -> new Bundle.Builder())
                .add(received, identity, Facts.marked(Facts.of(received, feverCentidegrees), received, boundMillis));
        waiting++;
        if (waiting >= MOST_WAITING) {
            handOn();
        }
    }

    @Override
    void handOn() {
        bundles.forEach((place, bundle) -> output.collect(new StreamRecord<>(bundle.build(place))));
        bundles.clear();
        waiting = 0;
    }
}
