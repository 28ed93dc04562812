package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.passflow.serial.Kinds;

/** What has been read of trips and is not known yet: a history is read hours ahead. By arrival. */
final class SignsAhead {

    private final MapState<Long, List<TripSign>> waiting;

    SignsAhead(RuntimeContext runtime) {
        waiting = runtime.getMapState(
                new MapStateDescriptor<>("signs-ahead", Types.LONG, Types.LIST(Kinds.of(TripSign.class))));
    }

    void add(TripSign sign) throws Exception {
        List<TripSign> signs = waiting.get(sign.arrivalMillis());
        List<TripSign> all = signs == null ? new ArrayList<>() : new ArrayList<>(signs);
        all.add(sign);
        waiting.put(sign.arrivalMillis(), all);
    }

    /** Takes out what arrived before an instant, in that order. */
    List<TripSign> takeBefore(long millis) throws Exception {
        TreeMap<Long, List<TripSign>> known = new TreeMap<>();
        for (var entry : waiting.entries()) {
            if (entry.getKey() < millis) {
                known.put(entry.getKey(), entry.getValue());
            }
        }
        List<TripSign> signs = new ArrayList<>();
        for (var entry : known.entrySet()) {
            waiting.remove(entry.getKey());
            signs.addAll(entry.getValue());
        }
        return signs;
    }
}
