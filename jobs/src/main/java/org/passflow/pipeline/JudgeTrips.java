package org.passflow.pipeline;

import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.passflow.alert.Knowledge;
import org.passflow.alert.TripMismatch;
import org.passflow.finding.Finding;
import org.passflow.reference.Site;
import org.passflow.serial.Kinds;

/**
 * Judges whether the passengers of a trip add up, when it should be over and at each change after that. Keyed by trip.
 *
 * <p>State, per trip until it is over for days: what was said of it, three counts, and what was found wrong.
 */
final class JudgeTrips extends Judging<TripSign, Finding> {

    /** By which a new version of the rule finds the trips under way. */
    static final ValueStateDescriptor<TripState> TRIP = new ValueStateDescriptor<>("trip", Kinds.of(TripState.class));

    private static final long serialVersionUID = 1;

    private final JourneyTime time;

    private transient SignsAhead ahead;
    private transient ValueState<TripState> trip;
    private transient ValueState<Finding> raised;
    private transient ValueState<Boolean> judged;

    JudgeTrips(JourneyTime time, Beginning beginning) {
        super(beginning);
        this.time = time;
    }

    @Override
    public void open(OpenContext context) {
        ahead = new SignsAhead(getRuntimeContext());
        trip = getRuntimeContext().getState(TRIP);
        raised = getRuntimeContext().getState(new ValueStateDescriptor<>("raised", Kinds.of(Finding.class)));
        judged = getRuntimeContext().getState(new ValueStateDescriptor<>("judged", Types.BOOLEAN));
    }

    @Override
    public void processElement(TripSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        ahead.add(sign);
        TimerService timers = context.timerService();
        timers.registerEventTimeTimer(JourneyTime.fullSecond(sign.arrivalMillis(), timers.currentWatermark()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        takeIn(timestamp, context.timerService());
        TripState now = trip.value();
        if (now == null) {
            return;
        }
        if (timestamp >= now.overMillis(time)) {
            trip.clear();
            raised.clear();
            judged.clear();
            return;
        }
        judge(now, timestamp, context, out);
    }

    private void takeIn(long timestamp, TimerService timers) throws Exception {
        TripState before = trip.value();
        TripState now = before;
        for (TripSign sign : ahead.takeBefore(timestamp + time.boundMillis())) {
            now = now == null ? TripState.of(sign) : now.with(sign);
        }
        if (now == null || now.equals(before)) {
            return;
        }
        trip.update(now);
        if (before != null) {
            timers.deleteEventTimeTimer(before.overMillis(time));
        }
        timers.registerEventTimeTimer(now.overMillis(time));
    }

    private void judge(TripState now, long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        Knowledge knowledge = knowledge(context);
        Site hub = now.life().siteId() == null
                ? null
                : knowledge.history().site(now.life().siteId(), timestamp);
        TripMismatch rule = new TripMismatch(knowledge.rules(), context.getCurrentKey(), now.life(), hub);
        Long from = rule.judgedFrom();
        boolean isJudged = from != null && from <= timestamp;
        register(rule.nextChange(timestamp), context.timerService());
        if (!isJudged) {
            register(from, context.timerService());
            judged.clear();
        }
        long since = judged.value() == null && isJudged ? from : timestamp;
        Optional<Finding> wrong = isJudged ? rule.judge(now.tally(), since, timestamp) : Optional.empty();
        if (isJudged) {
            judged.update(true);
        }
        say(wrong, timestamp, out);
    }

    private static void register(Long millis, TimerService timers) {
        if (millis != null) {
            timers.registerEventTimeTimer(millis);
        }
    }

    private void say(Optional<Finding> wrong, long timestamp, Collector<Finding> out) throws Exception {
        Finding before = raised.value();
        if (wrong.isEmpty()) {
            if (before != null) {
                raised.clear();
                out.collect(before.ended(timestamp));
            }
            return;
        }
        Finding now = before == null ? wrong.get() : wrong.get().updating(before);
        if (before == null || !before.details().equals(now.details())) {
            raised.update(now);
            out.collect(now);
        }
    }
}
