package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.passflow.alert.DueTrips;
import org.passflow.alert.TripNews;
import org.passflow.flow.Windows;
import org.passflow.serial.Kinds;

/**
 * What was said about the trips to a hub, as it was known at an instant.
 *
 * <p>State: what was said of trips that are still due or were within the last hour.
 */
final class TripMemory {

    private static final long KEPT_MILLIS = Windows.HALF_HOUR_MILLIS + DueTrips.SCREENED_FOR_MILLIS;

    private final long boundMillis;
    private final ListState<TripNews> said;

    TripMemory(RuntimeContext runtime, long boundMillis) {
        this.boundMillis = boundMillis;
        said = runtime.getListState(new ListStateDescriptor<>("trips", Kinds.of(TripNews.class)));
    }

    void add(TripNews news) throws Exception {
        said.add(news);
    }

    /** To be asked for later and later instants. */
    DueTrips knownBy(long timeMillis) throws Exception {
        List<TripNews> kept = new ArrayList<>();
        boolean isPast = false;
        for (TripNews one : said.get()) {
            if (one.scheduledMillis() >= timeMillis - KEPT_MILLIS) {
                kept.add(one);
            } else {
                isPast = true;
            }
        }
        if (isPast) {
            said.update(kept);
        }
        return new DueTrips(kept.stream()
                .filter(one -> one.arrivalMillis() - boundMillis < timeMillis)
                .toList());
    }

    void clear() {
        said.clear();
    }
}
