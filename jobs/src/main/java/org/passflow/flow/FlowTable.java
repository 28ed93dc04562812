package org.passflow.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.passflow.event.HubStage;

/** The tables of counts: what tells the rows of one site and window apart, and what is added up in them. */
@SuppressWarnings("ImmutableEnumChecker") // Its lists are unmodifiable.
public enum FlowTable {
    FLOW_1M(List.of("direction"), measures(Measure.LEAN)),
    FLOW_1H(List.of("direction"), measures(Measure.COUNT)),
    FLOW_1D(List.of("direction"), measures(Measure.COUNT)),
    FUNNEL_1H(List.of("stage"), List.of("passengers")),
    TRIP_FLOW(List.of("trip_id"), stagesAndFever()),
    OD_1H(List.of("origin", "destination"), List.of("persons")),
    DESK_1H(List.of("lane", "shift"), List.of("persons", "vehicles", "sampled")),
    VISITS_1D(List.of("person_token"), List.of("events")),
    /** The minutes of an hour in which a message of the site happened, one bit each: joined, not added. */
    HEARD_1H(List.of(), List.of("minutes")),
    /** Half hours as they stood when they ended, for rules that judge a window once; in no table of ClickHouse. */
    PROMPT_30M(List.of("direction"), measures(Measure.COUNT));

    /** Those that ClickHouse keeps. */
    public static final List<FlowTable> STORED =
            Arrays.stream(values()).filter(table -> table != PROMPT_30M).toList();

    private final List<String> keys;
    private final List<String> measures;

    FlowTable(List<String> keys, List<String> measures) {
        this.keys = keys;
        this.measures = measures;
    }

    private static List<String> measures(int count) {
        return Arrays.stream(Measure.values()).limit(count).map(Measure::column).toList();
    }

    private static List<String> stagesAndFever() {
        Stream<String> stages =
                Arrays.stream(HubStage.values()).map(stage -> stage.name().toLowerCase(Locale.ROOT));
        return Stream.concat(stages, Stream.of("fever")).toList();
    }

    /** Whether its windows are business days. */
    public boolean isDaily() {
        return this == FLOW_1D || this == VISITS_1D;
    }

    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Columns that, with site and window, are the key; at most two. */
    public List<String> keys() {
        return keys;
    }

    /** Columns that are added up. */
    public List<String> measures() {
        return measures;
    }
}
