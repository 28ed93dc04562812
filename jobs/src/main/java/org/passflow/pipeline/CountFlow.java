package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.FlowCount;
import org.passflow.flow.Minute;
import org.passflow.flow.Passage;
import org.passflow.flow.Way;
import org.passflow.flow.Windows;

/**
 * Counts the passages of one site: minutes from events, hours and business days from what changed in minutes, so that a
 * duplicate is dropped once. Keyed by site; the main output is minutes.
 *
 * <p>State, per site: each minute that an event may still change, about 24 bytes an event and 500 bytes a minute, and the
 * hours and days that a minute may still change. All of it goes when the watermark passes window end + horizon + ten
 * minutes. When something is reported follows the watermark; what is counted does not depend on it.
 */
final class CountFlow extends KeyedProcessFunction<String, Passage, FlowCount> {

    static final OutputTag<FlowCount> HOURS = new OutputTag<>("hours") {};
    static final OutputTag<FlowCount> DAYS = new OutputTag<>("days") {};

    /** Duplicates and voids, which intake could only enter as accepted. */
    static final OutputTag<IntakeCount> MOVED = new OutputTag<>("moved") {};

    /** Events that count but whose minute is gone: stays empty, since the time rules keep every such minute. */
    static final OutputTag<Received> MISSED = new OutputTag<>("missed") {};

    private static final long serialVersionUID = 1;
    private static final long HOUR_MILLIS = 60 * BusinessTime.MINUTE_MILLIS;

    private final BusinessTime business;
    private final long keptMillis;
    private final long refreshMillis;

    private transient MapState<Long, Minute.State> minutes;
    private transient MapState<Long, long[]> hours;
    private transient MapState<Long, long[]> days;
    private transient ValueState<long[]> changedMinutes;

    CountFlow(TimeSettings time) {
        this.business = time.business();
        this.keptMillis =
                time.rules().horizon().plus(TimeSettings.KEPT_BEYOND_HORIZON).toMillis();
        this.refreshMillis = time.refresh().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<long[]> longs = TypeInformation.of(long[].class);
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("minutes", Types.LONG, TypeInformation.of(Minute.State.class)));
        hours = getRuntimeContext().getMapState(new MapStateDescriptor<>("hours", Types.LONG, longs));
        days = getRuntimeContext().getMapState(new MapStateDescriptor<>("days", Types.LONG, longs));
        changedMinutes = getRuntimeContext().getState(new ValueStateDescriptor<>("changed-minutes", longs));
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<FlowCount> out) throws Exception {
        long start = BusinessTime.minuteStart(passage.eventTimeMillis());
        TimerService timers = context.timerService();
        if (minuteRemoval(start) <= timers.currentWatermark()) {
            context.output(MISSED, missed(passage));
            enter(passage, IntakeCount.Entry.REJECTED, context);
            return;
        }
        Minute.State state = minutes.get(start);
        if (state == null) {
            timers.registerEventTimeTimer(minuteRemoval(start));
        }
        Minute minute = state == null ? Minute.empty() : Minute.of(state);
        boolean wasChanged = minute.isChanged();
        Minute.Outcome outcome = minute.apply(passage);
        minutes.put(start, minute.state());
        if (outcome != Minute.Outcome.COUNTED) {
            enter(
                    passage,
                    outcome == Minute.Outcome.VOID ? IntakeCount.Entry.VOID : IntakeCount.Entry.DUPLICATE,
                    context);
        }
        if (!wasChanged && minute.isChanged()) {
            noteChanged(start, timers);
        }
    }

    private void enter(Passage passage, IntakeCount.Entry entry, Context context) {
        Position position = passage.position();
        context.output(MOVED, IntakeCount.moved(position, business.hourStart(position.arrivalMillis()), entry));
    }

    private static Received missed(Passage passage) {
        String detail = "event_time " + passage.eventTimeMillis() + " came after its minute was removed";
        return Received.rejected(passage.position(), new Reject(RejectReason.MISSED, detail, ""));
    }

    /** The first change since the last report sets the timer of the next. */
    private void noteChanged(long start, TimerService timers) throws Exception {
        long[] starts = changedMinutes.value();
        if (starts == null) {
            starts = new long[0];
            long now = Math.max(timers.currentWatermark(), 0);
            timers.registerEventTimeTimer(now - now % refreshMillis + refreshMillis);
        }
        starts = Arrays.copyOf(starts, starts.length + 1);
        starts[starts.length - 1] = start;
        changedMinutes.update(starts);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FlowCount> out) throws Exception {
        long[] starts = changedMinutes.value();
        if (starts != null) {
            changedMinutes.clear();
            report(starts, context, out);
        }
        remove(timestamp);
    }

    private void report(long[] starts, OnTimerContext context, Collector<FlowCount> out) throws Exception {
        String site = context.getCurrentKey();
        Windows windows = Windows.empty();
        for (long start : starts) {
            Minute minute = Minute.of(minutes.get(start));
            Minute.Change change = minute.report();
            minutes.put(start, minute.state());
            emit(site, start, change.totals(), change.difference(), out::collect);
            windows.add(business, start, change.difference());
        }
        TimerService timers = context.timerService();
        addUp(site, windows.hours(), hours, business::hourEnd, timers, row -> context.output(HOURS, row));
        addUp(site, windows.days(), days, this::dayEnd, timers, row -> context.output(DAYS, row));
    }

    private void addUp(
            String site,
            Map<Long, long[]> differences,
            MapState<Long, long[]> totals,
            LongUnaryOperator end,
            TimerService timers,
            Consumer<FlowCount> out)
            throws Exception {
        for (Map.Entry<Long, long[]> window : differences.entrySet()) {
            long start = window.getKey();
            long[] before = totals.get(start);
            if (before == null) {
                timers.registerEventTimeTimer(end.applyAsLong(start) + keptMillis);
            }
            long[] total = Windows.sum(before, window.getValue());
            totals.put(start, total);
            emit(site, start, total, window.getValue(), out);
        }
    }

    /** One row for each way that changed. */
    private static void emit(String site, long start, long[] totals, long[] difference, Consumer<FlowCount> out) {
        for (int way = 0; way < Way.COUNT; way++) {
            if (FlowCount.of(site, way, start, difference) != null) {
                out.accept(FlowCount.of(site, way, start, totals));
            }
        }
    }

    /** Minutes go by the full hour, so that an hour of minutes costs one timer. */
    private long minuteRemoval(long minuteStart) {
        return (Math.floorDiv(minuteStart, HOUR_MILLIS) + 1) * HOUR_MILLIS + keptMillis;
    }

    private long dayEnd(long dayStart) {
        return business.dayStart(business.day(dayStart).plusDays(1));
    }

    private void remove(long timestamp) throws Exception {
        long hourEnd = timestamp - keptMillis;
        if (hourEnd % HOUR_MILLIS == 0) {
            for (long start = hourEnd - HOUR_MILLIS; start < hourEnd; start += BusinessTime.MINUTE_MILLIS) {
                minutes.remove(start);
            }
        }
        removeEnded(hours, business::hourEnd, hourEnd);
        removeEnded(days, this::dayEnd, hourEnd);
    }

    private static void removeEnded(MapState<Long, long[]> windows, LongUnaryOperator end, long until)
            throws Exception {
        List<Long> ended = new ArrayList<>();
        for (Long start : windows.keys()) {
            if (end.applyAsLong(start) <= until) {
                ended.add(start);
            }
        }
        for (Long start : ended) {
            windows.remove(start);
        }
    }
}
