package org.passflow.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.passflow.event.HubStage;

/** What some events of one minute change in the counts of their site. Mutable, short-lived. */
public final class Changes {

    /** A region that an event does not say. */
    private static final String UNKNOWN = "UNKNOWN";

    private static final String[] STAGES = stages();

    private final Windows windows;
    private final long[][] flow = new long[Way.COUNT][];
    private final long[][] prompt = new long[Way.COUNT][];
    private final Map<Cell, long[]> cells = new HashMap<>();

    public Changes(Windows windows) {
        this.windows = windows;
    }

    private static String[] stages() {
        String[] names = new String[HubStage.values().length + 1];
        for (HubStage stage : HubStage.values()) {
            names[stage.ordinal() + 1] = stage.name();
        }
        return names;
    }

    /** Notes that a message of the site happened in the minute. */
    void hear() {
        long[] heard = of(FlowTable.HEARD_1H, windows.heard(), "", "");
        heard[Tally.MEASURES] = 1L << windows.minuteHeard();
        heard[Tally.APPLIED] = 1;
    }

    /** Counts an event, or with a {@code sign} of −1 takes it back; {@code details} may be null. */
    void count(long facts, Details details, int sign) {
        Details texts = Details.orNone(details);
        int way = Facts.WAY.get(facts);
        if (way != Facts.NO_WAY) {
            countFlow(flow, way, facts, sign);
            if (Facts.PROMPT.isSet(facts)) {
                countFlow(prompt, way, facts, sign);
            }
            countVisit(facts, texts, sign);
            countDesk(way, facts, texts, sign);
        }
        if (Facts.STAGE.isSet(facts)) {
            countStep(facts, texts, sign);
        }
    }

    private static void countFlow(long[][] flow, int way, long facts, int sign) {
        if (flow[way] == null) {
            flow[way] = Tally.empty(FlowTable.FLOW_1H);
        }
        flow[way][Tally.APPLIED]++;
        new FlowMeasures(flow[way], Tally.MEASURES, sign).add(facts);
    }

    private void countVisit(long facts, Details texts, int sign) {
        if (!Facts.isPerson(facts)) {
            return;
        }
        add(FlowTable.VISITS_1D, windows.day(), Objects.toString(texts.personToken(), ""), "", 0, sign);
        if (Facts.WAY.get(facts) == Way.IN.ordinal()) {
            String origin = Objects.toString(texts.origin(), UNKNOWN);
            add(FlowTable.OD_1H, windows.hour(), origin, Objects.toString(texts.destination(), UNKNOWN), 0, sign);
        }
    }

    /** Columns of a desk: persons, vehicles, sampled. */
    private void countDesk(int way, long facts, Details texts, int sign) {
        if (texts.lane() != null) {
            int column = way == Way.NONE.ordinal() ? 2 : Facts.VEHICLE.get(facts);
            String shift = Objects.toString(texts.shift(), "");
            add(FlowTable.DESK_1H, windows.hour(), texts.lane(), shift, column, sign);
        }
    }

    private void countStep(long facts, Details texts, int sign) {
        int stage = Facts.STAGE.get(facts);
        add(FlowTable.FUNNEL_1H, windows.hour(), STAGES[stage], "", 0, sign);
        String trip = Objects.toString(texts.tripId(), "");
        long[] counts = add(FlowTable.TRIP_FLOW, windows.hour(), trip, "", stage - 1, sign);
        if (Facts.FEVER.isSet(facts)) {
            counts[counts.length - 1] += sign;
        }
    }

    private long[] add(FlowTable table, long window, String first, String second, int column, int sign) {
        long[] counts = of(table, window, first, second);
        counts[Tally.APPLIED]++;
        counts[Tally.MEASURES + column] += sign;
        return counts;
    }

    private long[] of(FlowTable table, long window, String first, String second) {
        return cells.computeIfAbsent(new Cell(table, window, first, second), cell -> Tally.empty(table));
    }

    /** Each cell that changed with its change, as {@link Tally} lays it out. */
    public Map<Cell, long[]> byCell() {
        for (int way = 0; way < Way.COUNT; way++) {
            if (flow[way] != null) {
                String name = Way.at(way).name();
                long[] lean = Arrays.copyOf(flow[way], Tally.MEASURES + Measure.LEAN);
                cells.put(Cell.minute(windows.minute(), Way.at(way)), lean);
                cells.put(new Cell(FlowTable.FLOW_1H, windows.hour(), name, ""), flow[way]);
                cells.put(new Cell(FlowTable.FLOW_1D, windows.day(), name, ""), flow[way]);
            }
            if (prompt[way] != null) {
                cells.put(Cell.halfHour(windows.halfHour(), Way.at(way)), prompt[way]);
            }
        }
        return cells;
    }
}
