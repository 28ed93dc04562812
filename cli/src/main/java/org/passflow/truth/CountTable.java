package org.passflow.truth;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** A table of counts: which events it counts, by what, and what it adds up. All have a site and a window. */
@SuppressWarnings("ImmutableEnumChecker") // Functions without state.
public enum CountTable {
    FLOW_1M(BusinessDays::minuteOf, Event::isFlow, FlowMeasures.lean(), Label.DIRECTION),
    FLOW_1H(BusinessDays::hourOf, Event::isFlow, FlowMeasures.all(), Label.DIRECTION),
    FLOW_1D(BusinessDays::dayOf, Event::isFlow, FlowMeasures.all(), Label.DIRECTION),
    FUNNEL_1H(BusinessDays::hourOf, Event::isStepAtHub, number("passengers"), Label.of("stage")),
    TRIP_FLOW(BusinessDays::hourOf, Event::isStepAtHub, stages(), Label.of("trip_id")),
    OD_1H(
            BusinessDays::hourOf,
            event -> event.isPersonPassing() && event.direction().equals("IN"),
            number("persons"),
            Label.region("origin"),
            Label.region("destination")),
    DESK_1H(BusinessDays::hourOf, event -> event.isFlow() && event.has("lane"), work(), Label.of("lane"), Label.SHIFT),
    VISITS_1D(BusinessDays::dayOf, Event::isPerson, number("events"), Label.of("person_token"));

    private final BiFunction<BusinessDays, Instant, Instant> window;
    private final Predicate<Event> isCounted;
    private final Measures measures;
    private final List<Label> labels;

    /** A column of the key beside site and window. */
    private record Label(String column, Function<Event, String> value) {

        private static final Label DIRECTION = new Label("direction", Event::direction);
        private static final Label SHIFT = of("shift");

        /** The field of that name, empty when absent. */
        static Label of(String field) {
            return new Label(field, event -> event.text(field));
        }

        static Label region(String end) {
            String field = end + "_region";
            return new Label(end, event -> event.has(field) ? event.text(field) : "UNKNOWN");
        }
    }

    CountTable(
            BiFunction<BusinessDays, Instant, Instant> window,
            Predicate<Event> isCounted,
            Measures measures,
            Label... labels) {
        this.window = window;
        this.isCounted = isCounted;
        this.measures = measures;
        this.labels = List.of(labels);
    }

    /** The table's name in ClickHouse. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns of the key beside {@code site_id} and {@code window_start}. */
    public List<String> labelColumns() {
        return labels.stream().map(Label::column).toList();
    }

    /** The columns that add up, in the table's order. */
    public List<String> measureColumns() {
        return measures.names();
    }

    boolean counts(Event event) {
        return isCounted.test(event);
    }

    Instant windowStart(Event event, BusinessDays calendar) {
        return window.apply(calendar, event.time());
    }

    List<String> labels(Event event) {
        return labels.stream().map(label -> label.value().apply(event)).toList();
    }

    long[] measures(Event event) {
        return measures.of(event);
    }

    private static Measures number(String column) {
        return Measures.none().count(column, event -> true);
    }

    private static Measures work() {
        return Measures.none()
                .count("persons", Event::isPersonPassing)
                .count("vehicles", Event::isVehicle)
                .count("sampled", Event::isSampling);
    }

    private static Measures stages() {
        Measures stages = Measures.none();
        for (String stage : EventFields.STAGES) {
            stages = stages.count(stage.toLowerCase(Locale.ROOT), event -> event.is("stage", stage));
        }
        return stages.count("fever", Event::isFeverPassing);
    }
}
