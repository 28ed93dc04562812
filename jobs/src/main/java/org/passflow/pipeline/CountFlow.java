package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.MathUtils;
import org.apache.flink.util.OutputTag;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.flow.Bundle;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.Cell;
import org.passflow.flow.Changes;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Heard;
import org.passflow.flow.Minute;
import org.passflow.flow.Tally;
import org.passflow.flow.Way;
import org.passflow.flow.Windows;
import org.passflow.serial.Kinds;

/**
 * Counts the events of one site in all tables of counts at once, so that a duplicate is dropped once. Keyed by site; the
 * main output is minutes.
 *
 * <p>State, per site: the identities of each minute that an event may still change, and the numbers of each row. What ends
 * in an hour of UTC goes at once, when the watermark passes that hour's end + horizon + ten minutes. When something is
 * reported follows the watermark; what is counted does not depend on it.
 */
final class CountFlow extends KeyedProcessFunction<String, Bundle, FlowRow> {

    /** One output a table; that of minutes is the main output. */
    static final Map<FlowTable, OutputTag<FlowRow>> TABLES = tags();

    /** Duplicates and voids, which intake could only enter as accepted. */
    static final OutputTag<IntakeCount> MOVED = new OutputTag<>("moved", Kinds.of(IntakeCount.class));

    /** Minutes in which a site was heard, with the arrival that showed it. */
    static final OutputTag<Heard> HEARD = new OutputTag<>("heard", Kinds.of(Heard.class));

    /** Events that count but whose minute is gone: stays empty, since the time rules keep every such minute. */
    static final OutputTag<Received> MISSED = new OutputTag<>("missed", Kinds.of(Received.class));

    private static final long serialVersionUID = 1;
    private static final long HOUR_MILLIS = 60 * BusinessTime.MINUTE_MILLIS;
    private static final int MOST_WINDOWS = 5_000;

    private final BusinessTime business;
    private final long keptMillis;
    private final long refreshMillis;

    private transient MapState<Long, Minute.State> minutes;
    private transient MapState<Cell, long[]> rows;
    private transient ListState<Cell> changed;

    /** By the end of the hour of UTC: the rows whose window ends in it, but those of minutes and days. */
    private transient MapState<Long, List<Cell>> ending;

    private transient Map<Long, Windows> windows;

    CountFlow(TimeSettings time) {
        this.business = time.business();
        this.keptMillis =
                time.rules().horizon().plus(TimeSettings.KEPT_BEYOND_HORIZON).toMillis();
        this.refreshMillis = time.refresh().toMillis();
    }

    private static Map<FlowTable, OutputTag<FlowRow>> tags() {
        Map<FlowTable, OutputTag<FlowRow>> tags = new EnumMap<>(FlowTable.class);
        for (FlowTable table : FlowTable.values()) {
            tags.put(table, new OutputTag<>(table.tableName(), Kinds.of(FlowRow.class)));
        }
        return tags;
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<Cell> cell = Kinds.of(Cell.class);
        minutes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("minutes", Types.LONG, Kinds.of(Minute.State.class)));
        rows = getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>("rows", cell, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        changed = getRuntimeContext().getListState(new ListStateDescriptor<>("changed", cell));
        ending = getRuntimeContext().getMapState(new MapStateDescriptor<>("ending", Types.LONG, Types.LIST(cell)));
        windows = new HashMap<>();
    }

    @Override
    public void processElement(Bundle bundle, Context context, Collector<FlowRow> out) throws Exception {
        long start = bundle.minuteStartMillis();
        TimerService timers = context.timerService();
        if (removal(hourEnd(start)) <= timers.currentWatermark()) {
            miss(bundle, context);
            return;
        }
        Minute.State state = minutes.get(start);
        if (state == null) {
            timers.registerEventTimeTimer(removal(hourEnd(start)));
        }
        Minute minute = state == null ? Minute.empty() : Minute.of(state);
        Windows windowsOfMinute = windowsOf(start);
        Changes changes = new Changes(windowsOfMinute);
        for (int i = 0; i < bundle.size(); i++) {
            switch (minute.apply(bundle.passage(i), changes)) {
                case VOID -> enter(bundle.position(i), IntakeCount.Entry.VOID, context);
                case DUPLICATE -> enter(bundle.position(i), IntakeCount.Entry.DUPLICATE, context);
                case COUNTED -> {}
            }
        }
        minutes.put(start, minute.state());
        Heard heard = bundle.heard();
        if (heard != null) {
            context.output(HEARD, heard);
        }
        addUp(changes, windowsOfMinute, context);
    }

    private void miss(Bundle bundle, Context context) {
        for (int i = 0; i < bundle.size(); i++) {
            Position position = bundle.position(i);
            String detail = "minute " + bundle.minuteStartMillis() + " was removed before its event came";
            context.output(MISSED, Received.rejected(position, new Reject(RejectReason.MISSED, detail, "")));
            enter(position, IntakeCount.Entry.REJECTED, context);
        }
    }

    private void enter(Position position, IntakeCount.Entry entry, Context context) {
        context.output(MOVED, IntakeCount.moved(position, business.hourStart(position.arrivalMillis()), entry));
    }

    private Windows windowsOf(long minuteStart) {
        if (windows.size() >= MOST_WINDOWS) {
            windows.clear();
        }
        return windows.computeIfAbsent(minuteStart, start -> Windows.of(business, start));
    }

    private void addUp(Changes changes, Windows windowsOfMinute, Context context) throws Exception {
        TimerService timers = context.timerService();
        boolean isNew = false;
        for (Map.Entry<Cell, long[]> change : changes.byCell().entrySet()) {
            Cell cell = change.getKey();
            long[] before = rows.get(cell);
            if (before == null && cell.table() != FlowTable.FLOW_1M) {
                begin(cell, windowsOfMinute, timers);
            }
            boolean wasChanged = before != null && Tally.isChanged(before);
            long[] after = Tally.add(cell.table(), before, change.getValue());
            rows.put(cell, after);
            if (!wasChanged && Tally.isChanged(after) && !isHalfHour(cell)) {
                changed.add(cell);
                isNew = true;
            }
        }
        if (isNew) {
            long now = Math.max(timers.currentWatermark(), 0);
            timers.registerEventTimeTimer(nextReport(context.getCurrentKey(), now));
        }
    }

    /** Of a new row: has a timer end it. Rows of minutes end with them; those of days are not noted, for a hub has thousands. */
    private void begin(Cell cell, Windows windowsOfMinute, TimerService timers) throws Exception {
        if (isHalfHour(cell)) {
            timers.registerEventTimeTimer(cell.windowStartMillis() + Windows.HALF_HOUR_MILLIS);
            return;
        }
        long end = hourEnd(windowsOfMinute.lastMillis(cell.table()));
        timers.registerEventTimeTimer(removal(end));
        if (!cell.table().isDaily()) {
            List<Cell> others = ending.get(end);
            List<Cell> all = others == null ? new ArrayList<>() : others;
            all.add(cell);
            ending.put(end, all);
        }
    }

    /** Each site has an instant of its own within the time of a refresh: all at once would be a flood of rows. */
    private long nextReport(String site, long now) {
        return now + refreshMillis - Math.floorMod(now - MathUtils.murmurHash(site.hashCode()), refreshMillis);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FlowRow> out) throws Exception {
        report(context, out);
        closeHalfHour(timestamp, context);
        removeEnded(timestamp - keptMillis);
    }

    private void report(OnTimerContext context, Collector<FlowRow> out) throws Exception {
        Iterable<Cell> cells = changed.get();
        if (cells == null) {
            return;
        }
        String site = context.getCurrentKey();
        for (Cell cell : cells) {
            long[] tally = rows.get(cell);
            Tally.markReported(tally);
            rows.put(cell, tally);
            FlowRow row = FlowRow.of(site, cell, tally);
            if (cell.table() == FlowTable.FLOW_1M) {
                out.collect(row);
            } else {
                context.output(TABLES.get(cell.table()), row);
            }
        }
        changed.clear();
    }

    /** Half hours are told once, when time passes their end: by then all that is prompt has come. */
    private void closeHalfHour(long end, OnTimerContext context) throws Exception {
        if (end % Windows.HALF_HOUR_MILLIS != 0) {
            return;
        }
        for (Way way : Way.values()) {
            Cell cell = Cell.halfHour(end - Windows.HALF_HOUR_MILLIS, way);
            long[] tally = rows.get(cell);
            if (tally != null) {
                context.output(TABLES.get(cell.table()), FlowRow.of(context.getCurrentKey(), cell, tally));
                rows.remove(cell);
            }
        }
    }

    private void removeEnded(long end) throws Exception {
        if (end % HOUR_MILLIS != 0) {
            return;
        }
        for (long start = end - HOUR_MILLIS; start < end; start += BusinessTime.MINUTE_MILLIS) {
            if (minutes.contains(start)) {
                minutes.remove(start);
                for (Way way : Way.values()) {
                    rows.remove(Cell.minute(start, way));
                }
            }
        }
        List<Cell> ended = ending.get(end);
        if (ended != null) {
            removeRows(ended);
            ending.remove(end);
        }
        long day = business.dayStart(business.day(end));
        if (day > end - HOUR_MILLIS) {
            removeRows(daysBefore(day));
        }
    }

    private void removeRows(List<Cell> ended) throws Exception {
        for (Cell cell : ended) {
            rows.remove(cell);
        }
    }

    /** Looks through all rows, once a day. */
    private List<Cell> daysBefore(long day) throws Exception {
        List<Cell> before = new ArrayList<>();
        for (Cell cell : rows.keys()) {
            if (cell.table().isDaily() && cell.windowStartMillis() < day) {
                before.add(cell);
            }
        }
        return before;
    }

    private static boolean isHalfHour(Cell cell) {
        return cell.table() == FlowTable.PROMPT_30M;
    }

    /** End of the hour of UTC that holds the instant: an hour of minutes and rows costs one timer. */
    private static long hourEnd(long epochMillis) {
        return (Math.floorDiv(epochMillis, HOUR_MILLIS) + 1) * HOUR_MILLIS;
    }

    private long removal(long hourEnd) {
        return hourEnd + keptMillis;
    }
}
