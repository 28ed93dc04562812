package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final List<String> HOMES =
            List.of("141002001", "141002005", "141002007", "141002101", "141002200", "141002201");

    /** A step and how many minutes it usually takes after the one before. */
    private record Step(String stage, double minutes) {}

    private static final List<Step> SCREENING = List.of(
            new Step("ARRIVED", 3), new Step("REGISTERED", 8), new Step("SCREENED", 2), new Step("CLASSIFIED", 1));
    private static final List<Step> HOLD = List.of(new Step("HELD", 1), new Step("RELEASED", 100));
    private static final List<Step> HOMEWARD = List.of(
            new Step("PUSHED", 4), new Step("RECEIVED", 1), new Step("ACKED", 20), new Step("HOME_ARRIVED", 45));

    private final District district;

    PassengerSteps(District district) {
        this.district = district;
    }

    /** Sends all steps of the trip's passenger with that number; returns when the last one is made. */
    long send(Timetable.Trip trip, int number, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(
                district.settings().seed(), trip.tripId().hashCode(), trip.hub().number(), number);
        String token = district.token(Dice.mix(trip.tripId().hashCode()) + number);
        String home = dice.pick(HOMES);
        double atMillis = trip.arrivedMinuteMillis();
        for (Step step : steps(dice)) {
            atMillis += Math.min(dice.exponential(step.minutes()), LONGEST * step.minutes()) * MINUTE;
            ObjectNode event = EventJson.event(
                            trip.tripId() + "-" + number + "-" + step.stage(), (long) atMillis, "hub-desk/transport")
                    .put("site_id", trip.hub().siteId())
                    .put("trip_id", trip.tripId())
                    .put("person_token", token)
                    .put("stage", step.stage())
                    .put("origin_region", trip.origin())
                    .put("destination_region", home);
            if (step.stage().equals("ARRIVED")) {
                event.put("temperature_c", temperature(dice));
            }
            if (step.stage().equals("ACKED")) {
                event.put("acked_by", "grid-member");
            }
            long arrivalMillis = (long) atMillis + 200 + (long) dice.exponential(2000);
            district.delivery().send(new Made(Topics.HUB_EVENTS, token, event, arrivalMillis), dice, out);
        }
        return (long) atMillis;
    }

    private static List<Step> steps(Dice dice) {
        List<Step> steps = new ArrayList<>(SCREENING);
        if (dice.chance(0.04)) {
            steps.addAll(HOLD);
        }
        if (dice.chance(0.01)) {
            steps.add(new Step("TURNED_BACK", 5));
        } else if (dice.chance(0.05)) {
            steps.add(new Step("EXEMPT", 1));
        } else {
            steps.addAll(HOMEWARD);
        }
        return steps;
    }

    private static BigDecimal temperature(Dice dice) {
        double degrees = dice.chance(0.002) ? 37.3 + dice.exponential(0.5) : Math.min(dice.normal(36.4, 0.25), 37.2);
        return BigDecimal.valueOf(Math.min(degrees, 42)).setScale(1, RoundingMode.HALF_UP);
    }
}
