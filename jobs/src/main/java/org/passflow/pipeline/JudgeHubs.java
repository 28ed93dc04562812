package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.passflow.alert.Knowledge;
import org.passflow.alert.PredictedOverrun;
import org.passflow.finding.Finding;
import org.passflow.reference.Site;
import org.passflow.serial.Kinds;

/**
 * Foresees at each full five minutes which trips at a hub will not be cleared in time. Keyed by hub.
 *
 * <p>State, per hub: what is known of each trip until it is over for days; registrations of the last quarter of an hour.
 */
final class JudgeHubs extends Judging<TripSign, Finding> {

    private static final long serialVersionUID = 1;
    private static final long STEP_MILLIS = 5 * 60_000L;

    private final JourneyTime time;

    private transient SignsAhead ahead;
    private transient MapState<String, TripState> trips;
    private transient MapState<Long, Integer> registrations;
    private transient MapState<String, Finding> raised;

    JudgeHubs(JourneyTime time, Beginning beginning) {
        super(beginning);
        this.time = time;
    }

    @Override
    public void open(OpenContext context) {
        ahead = new SignsAhead(getRuntimeContext());
        trips = map("trips", Kinds.TEXT, Kinds.of(TripState.class));
        registrations = map("registrations", Types.LONG, Types.INT);
        raised = map("raised", Kinds.TEXT, Kinds.of(Finding.class));
    }

    private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> value) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
    }

    @Override
    public void processElement(TripSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        ahead.add(sign);
        TimerService timers = context.timerService();
        long knownFrom = Math.max(sign.arrivalMillis() - time.boundMillis(), timers.currentWatermark()) + 1;
        timers.registerEventTimeTimer(JourneyTime.ceiling(knownFrom, STEP_MILLIS));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        takeIn(timestamp);
        int rate = registered(timestamp);
        boolean goesOn = false;
        Long over = null;
        Map<String, TripState> all = new HashMap<>();
        for (Map.Entry<String, TripState> entry : trips.entries()) {
            all.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, TripState> entry : all.entrySet()) {
            TripState trip = entry.getValue();
            long tripOver = JourneyTime.ceiling(trip.overMillis(time), STEP_MILLIS);
            if (timestamp >= tripOver) {
                trips.remove(entry.getKey());
                raised.remove(entry.getKey());
                continue;
            }
            over = over == null ? tripOver : (Long) Math.min(over, tripOver);
            goesOn |= PredictedOverrun.waiting(trip.life(), trip.tally()) > 0;
            judge(entry.getKey(), trip, rate, context, out);
        }
        if (goesOn || !registrations.isEmpty()) {
            context.timerService().registerEventTimeTimer(timestamp + STEP_MILLIS);
        } else if (over != null) {
            context.timerService().registerEventTimeTimer(over);
        }
    }

    private void takeIn(long timestamp) throws Exception {
        for (TripSign sign : ahead.takeBefore(timestamp + time.boundMillis())) {
            TripState before = trips.get(sign.tripId());
            trips.put(sign.tripId(), before == null ? TripState.of(sign) : before.with(sign));
            if (sign.registeredAt() != null) {
                Integer known = registrations.get(sign.registeredAt());
                registrations.put(sign.registeredAt(), (known == null ? 0 : known) + sign.registrations());
            }
        }
    }

    /** How many were registered in the last quarter of an hour; those before are forgotten. */
    private int registered(long timestamp) throws Exception {
        long from = timestamp - PredictedOverrun.RATE_WINDOW.toMillis();
        int registered = 0;
        List<Long> past = new ArrayList<>();
        for (Map.Entry<Long, Integer> entry : registrations.entries()) {
            if (entry.getKey() <= from) {
                past.add(entry.getKey());
            } else if (entry.getKey() <= timestamp) {
                registered += entry.getValue();
            }
        }
        for (Long at : past) {
            registrations.remove(at);
        }
        return registered;
    }

    private void judge(String tripId, TripState trip, int rate, OnTimerContext context, Collector<Finding> out)
            throws Exception {
        long now = context.timestamp();
        Knowledge knowledge = knowledge(context);
        Site hub = knowledge.history().site(context.getCurrentKey(), now);
        Optional<Finding> wrong =
                new PredictedOverrun(knowledge.rules(), tripId, trip.life(), hub, rate).judge(trip.tally(), now);
        Finding before = raised.get(tripId);
        if (wrong.isEmpty() && before != null) {
            raised.remove(tripId);
            out.collect(before.ended(now));
        } else if (wrong.isPresent()) {
            Finding next = before == null ? wrong.get() : wrong.get().updating(before);
            raised.put(tripId, next);
            out.collect(next);
        }
    }
}
