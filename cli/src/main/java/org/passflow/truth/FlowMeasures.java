package org.passflow.truth;

import java.util.function.Predicate;

/** What the flow tables add up. Temperatures in hundredths of a degree Celsius. */
final class FlowMeasures {

    private FlowMeasures() {}

    /** Those of a minute. */
    static Measures lean() {
        return Measures.none()
                .count("persons", Event::isPersonPassing)
                .count("vehicles", Event::isVehicle)
                .sum("occupants", event -> event.isVehicle() ? event.number("occupants") : 0)
                .count("sampled", Event::isSampling)
                .count("persons_turned_back", persons("disposition", "TURNED_BACK"))
                .count("vehicles_turned_back", vehicles("disposition", "TURNED_BACK"))
                .count("fever", Event::isFeverPassing)
                .count("temperature_count", Event::hasTemperature)
                .sum("temperature_sum", Event::temperature);
    }

    /** Those of an hour or a business day. */
    static Measures all() {
        return symptomsMustsAndTemperatures(whoAndWhy(dispositions(lean())));
    }

    private static Measures dispositions(Measures before) {
        return before.count("persons_passed", persons("disposition", "PASSED"))
                .count("persons_held", persons("disposition", "HELD"))
                .count("persons_transferred", persons("disposition", "TRANSFERRED"))
                .count("persons_referred", persons("disposition", "REFERRED"))
                .count("vehicles_passed", vehicles("disposition", "PASSED"))
                .count("vehicles_held", vehicles("disposition", "HELD"))
                .count("vehicles_transferred", vehicles("disposition", "TRANSFERRED"))
                .count("vehicles_referred", vehicles("disposition", "REFERRED"))
                .count("vehicles_disinfected", event -> event.isVehicle() && event.says("disinfected"));
    }

    private static Measures whoAndWhy(Measures before) {
        return before.count("persons_local", persons("residency", "LOCAL"))
                .count("persons_outsider", persons("residency", "OUTSIDER"))
                .count("purpose_return_home", persons("purpose", "RETURN_HOME"))
                .count("purpose_return_work", persons("purpose", "RETURN_WORK"))
                .count("purpose_visit", persons("purpose", "VISIT"))
                .count("purpose_transit", persons("purpose", "TRANSIT"))
                .count("purpose_commute", persons("purpose", "COMMUTE"))
                .count("transit_turned_back", persons("purpose", "TRANSIT").and(persons("disposition", "TURNED_BACK")))
                .count("capture_self", persons("capture_mode", "SELF"))
                .count("capture_assisted", persons("capture_mode", "ASSISTED"))
                .count("capture_manual", persons("capture_mode", "MANUAL"));
    }

    private static Measures symptomsMustsAndTemperatures(Measures before) {
        return before.count("persons_masked", persons("mask"))
                .count("persons_disinfected", persons("disinfected"))
                .count("persons_registered", persons("registered"))
                .count("persons_registration_valid", persons("registration_valid"))
                .count(
                        "persons_with_symptoms",
                        event -> event.isPersonPassing()
                                && !event.fields().path("symptoms").isEmpty())
                .count(
                        "musts_recorded",
                        event -> event.isPersonPassing() && event.has("mask") && event.has("disinfected"))
                .count("musts_kept", persons("mask").and(persons("disinfected")).and(Event::hasTemperature))
                .count("temperature_below_35", temperature(0, 3500))
                .count("temperature_35_to_36", temperature(3500, 3600))
                .count("temperature_36_to_37_3", temperature(3600, 3730))
                .count("temperature_37_3_to_38", temperature(3730, 3800))
                .count("temperature_38_up", temperature(3800, Long.MAX_VALUE));
    }

    private static Predicate<Event> persons(String field, String code) {
        return event -> event.isPersonPassing() && event.is(field, code);
    }

    private static Predicate<Event> persons(String flag) {
        return event -> event.isPersonPassing() && event.says(flag);
    }

    private static Predicate<Event> vehicles(String field, String code) {
        return event -> event.isVehicle() && event.is(field, code);
    }

    private static Predicate<Event> temperature(long from, long below) {
        return event -> event.hasTemperature() && event.temperature() >= from && event.temperature() < below;
    }
}
