package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Passengers.Passenger;

/** The records of one passenger's steps at a hub and on the way home. Shares are assumptions. */
final class PassengerSteps {

    static final String QUARANTINE = "quarantine-yaodu-1";

    private static final Set<String> ON_THE_WAY_HOME = Set.of("RECEIVED", "ACKED", "HOME_ARRIVED", "TRANSFER_ARRIVED");

    /** What an incident on a train is. */
    private static final int FEVERISH_PASSENGERS = 4;

    private static final double FEVER_DEGREES = 38.6;

    private final District district;

    PassengerSteps(District district) {
        this.district = district;
    }

    /** Sends all steps of a passenger; returns when the last one at the hub is made. */
    long send(Passenger passenger, Consumer<ArrivingEvent> out) {
        Dice dice = passenger.dice();
        long lastAtHubMillis = 0;
        for (JourneyPlan.Step step : passenger.steps()) {
            ObjectNode event = event(passenger, step, dice);
            long arrivalMillis = step.trueMillis() + 200 + (long) dice.exponential(2000);
            district.corrected().send(new Made(Topics.HUB_EVENTS, passenger.token(), event, arrivalMillis), dice, out);
            if (isAtHub(step)) {
                lastAtHubMillis = Math.max(lastAtHubMillis, step.millis());
            }
        }
        return lastAtHubMillis;
    }

    private static boolean isAtHub(JourneyPlan.Step step) {
        return !ON_THE_WAY_HOME.contains(step.stage());
    }

    private ObjectNode event(Passenger passenger, JourneyPlan.Step step, Dice dice) {
        Timetable.Trip trip = passenger.trip();
        ObjectNode event = EventJson.event(id(passenger, step), step.millis(), "hub-desk/transport")
                .put("site_id", trip.hub().siteId())
                .put("trip_id", trip.tripId())
                .put("person_token", passenger.token())
                .put("stage", step.stage())
                .put("origin_region", passenger.origin())
                .put("destination_region", passenger.home());
        if (isAtHub(step)) {
            event.put("purpose", passenger.purpose())
                    .put("lane", passenger.lane())
                    .put("shift", Shift.atHub(district.local(step.millis())));
        }
        putAnswers(event, step, dice);
        if (step.stage().equals("ARRIVED") && isFeverish(passenger)) {
            event.put("temperature_c", FEVER_DEGREES);
        }
        return event;
    }

    private static String id(Passenger passenger, JourneyPlan.Step step) {
        String id = passenger.trip().tripId() + "-" + passenger.number() + "-" + step.stage();
        return step.role() == null ? id : id + "-" + step.role();
    }

    private boolean isFeverish(Passenger passenger) {
        Timetable.Trip trip = passenger.trip();
        return passenger.number() < FEVERISH_PASSENGERS
                && district.incidents().isFeverish(trip.tripId(), trip.scheduledMillis());
    }

    private static void putAnswers(ObjectNode event, JourneyPlan.Step step, Dice dice) {
        switch (step.stage()) {
            case "ARRIVED" -> {
                double degrees = Health.degrees(dice);
                event.put("temperature_c", Health.shown(degrees, dice)).put("capture_mode", captureMode(dice));
                ArrayNode symptoms = event.putArray("symptoms");
                Health.symptoms(Health.isFever(degrees), dice).forEach(symptoms::add);
            }
            case "REGISTERED" -> event.put("capture_mode", captureMode(dice));
            case "ACKED" -> event.put("acked_by", step.role());
            case "TRANSFER_DEPARTED", "TRANSFER_ARRIVED" -> event.put("to_site", QUARANTINE);
            default -> {
                // The other steps carry nothing of their own.
            }
        }
    }

    /** Some are old and have no smartphone (DOMAIN P5). */
    private static String captureMode(Dice dice) {
        double left = dice.between(0, 1);
        return left < 0.8 ? "SELF" : left < 0.93 ? "ASSISTED" : "MANUAL";
    }
}
