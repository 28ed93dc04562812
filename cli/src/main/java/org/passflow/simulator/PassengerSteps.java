package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** The steps of one passenger at a hub and on the way home. Times and shares are assumptions. */
final class PassengerSteps {

    private static final double MINUTE = 60_000;
    /** The longest step, in usual ones: all of them together stay below half a day. */
    private static final double LONGEST = 3.5;

    private static final List<String> PURPOSES =
            List.of("RETURN_HOME", "RETURN_HOME", "RETURN_WORK", "VISIT", "TRANSIT");

    /** The five who are responsible for one; the reports do not list them (DOMAIN G4). */
    private static final List<String> FIVE =
            List.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "grid-member");

    /** A step, where it is taken, and how many minutes it usually takes after the one before. */
    private record Step(String stage, boolean isAtHub, double minutes) {}

    private static final List<Step> SCREENING = List.of(
            new Step("ARRIVED", true, 3),
            new Step("REGISTERED", true, 8),
            new Step("SCREENED", true, 2),
            new Step("CLASSIFIED", true, 1));
    private static final List<Step> HOLD = List.of(new Step("HELD", true, 1), new Step("RELEASED", true, 100));
    private static final List<Step> HOMEWARD = List.of(
            new Step("PUSHED", true, 4),
            new Step("RECEIVED", false, 1),
            new Step("ACKED", false, 20),
            new Step("HOME_ARRIVED", false, 45));
    private static final List<Step> TRANSFER =
            List.of(new Step("TRANSFER_DEPARTED", true, 30), new Step("TRANSFER_ARRIVED", false, 35));
    private static final String QUARANTINE = "quarantine-yaodu-1";

    /** What an incident on a train is. */
    private static final int FEVERISH_PASSENGERS = 4;

    private static final double FEVER_DEGREES = 38.6;

    private final District district;

    PassengerSteps(District district) {
        this.district = district;
    }

    /** Who it is, and what is the same in all steps. */
    private record Passenger(
            Timetable.Trip trip, int number, String token, String origin, String home, String lane, String purpose) {}

    /** Sends all steps of the trip's passenger with that number; returns when the last one is made. */
    long send(Timetable.Trip trip, int number, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(
                district.settings().seed(), trip.tripId().hashCode(), trip.hub().number(), number);
        Passenger passenger = passenger(trip, number, dice);
        double atMillis = trip.arrivedMinuteMillis();
        for (Step step : steps(dice)) {
            atMillis += Math.min(dice.exponential(step.minutes()), LONGEST * step.minutes()) * MINUTE;
            ObjectNode event = event(passenger, step, (long) atMillis, dice);
            long arrivalMillis = (long) atMillis + 200 + (long) dice.exponential(2000);
            district.delivery().send(new Made(Topics.HUB_EVENTS, passenger.token(), event, arrivalMillis), dice, out);
        }
        return (long) atMillis;
    }

    private Passenger passenger(Timetable.Trip trip, int number, Dice dice) {
        String home = district.places().village(dice);
        String purpose = district.calendar()
                .of(district.local(trip.arrivedMinuteMillis()).toLocalDate())
                .phase()
                .purpose;
        return new Passenger(
                trip,
                number,
                dice.chance(0.4)
                        ? district.resident(home, trip.tripId().hashCode() + number)
                        : district.token(Dice.mix(trip.tripId().hashCode()) + number),
                dice.chance(0.8) ? trip.origin() : district.places().elsewhere(dice),
                dice.chance(0.9) ? home : home.substring(0, 9),
                Integer.toString(1 + dice.below(trip.hub().lanes())),
                purpose != null && dice.chance(0.5) ? purpose : dice.pick(PURPOSES));
    }

    private ObjectNode event(Passenger passenger, Step step, long atMillis, Dice dice) {
        Timetable.Trip trip = passenger.trip();
        ObjectNode event = EventJson.event(
                        trip.tripId() + "-" + passenger.number() + "-" + step.stage(), atMillis, "hub-desk/transport")
                .put("site_id", trip.hub().siteId())
                .put("trip_id", trip.tripId())
                .put("person_token", passenger.token())
                .put("stage", step.stage())
                .put("origin_region", passenger.origin())
                .put("destination_region", passenger.home());
        if (step.isAtHub()) {
            event.put("purpose", passenger.purpose())
                    .put("lane", passenger.lane())
                    .put("shift", Shift.atHub(district.local(atMillis)));
        }
        putAnswers(event, step.stage(), dice);
        if (step.stage().equals("ARRIVED") && isFeverish(passenger)) {
            event.put("temperature_c", FEVER_DEGREES);
        }
        return event;
    }

    private boolean isFeverish(Passenger passenger) {
        Timetable.Trip trip = passenger.trip();
        return passenger.number() < FEVERISH_PASSENGERS
                && district.incidents().isFeverish(trip.tripId(), trip.scheduledMillis());
    }

    private static void putAnswers(ObjectNode event, String stage, Dice dice) {
        switch (stage) {
            case "ARRIVED" -> {
                double degrees = Health.degrees(dice);
                event.put("temperature_c", Health.shown(degrees, dice)).put("capture_mode", captureMode(dice));
                ArrayNode symptoms = event.putArray("symptoms");
                Health.symptoms(Health.isFever(degrees), dice).forEach(symptoms::add);
            }
            case "REGISTERED" -> event.put("capture_mode", captureMode(dice));
            case "ACKED" -> event.put("acked_by", dice.pick(FIVE));
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

    private static List<Step> steps(Dice dice) {
        List<Step> steps = new ArrayList<>(SCREENING);
        if (dice.chance(0.04)) {
            steps.addAll(HOLD);
        }
        double left = dice.between(0, 1);
        if (left < 0.01) {
            steps.add(new Step("TURNED_BACK", true, 5));
        } else if (left < 0.06) {
            steps.add(new Step("EXEMPT", true, 1));
        } else if (left < 0.08) {
            steps.addAll(TRANSFER);
        } else {
            steps.addAll(HOMEWARD);
        }
        return steps;
    }
}
