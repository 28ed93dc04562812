package org.passflow.simulator;

import java.util.List;
import org.passflow.simulator.JourneyPlan.QuarantineKind;

/** Who comes with a trip: the same whenever they are asked for. Shares are assumptions. */
final class Passengers {

    private static final double ORDERED_HOME = 0.002;

    /** Whatever the scale, no more than the quarantine site has room for. */
    private static final double ORDERED_CENTRAL = 0.0016;

    /** A village has 300 people; those with a higher number would be somebody again. */
    private static final int RESIDENTS_OF_A_TRIP = 300;

    private static final List<String> PURPOSES =
            List.of("RETURN_HOME", "RETURN_HOME", "RETURN_WORK", "VISIT", "TRANSIT");

    private final District district;

    Passengers(District district) {
        this.district = district;
    }

    /**
     * One passenger and the whole way home.
     *
     * @param home division code of the village, or of the township where no more is known
     * @param dice of the records; the plan has been thrown
     */
    record Passenger(
            Timetable.Trip trip,
            int number,
            String token,
            String origin,
            String home,
            String lane,
            String purpose,
            QuarantineKind order,
            List<JourneyPlan.Step> steps,
            Dice dice) {}

    Passenger passenger(Timetable.Trip trip, int number) {
        Dice dice = new Dice(
                district.settings().seed(), trip.tripId().hashCode(), trip.hub().number(), number);
        Incident.Kind fault = district.journeyIncidents().fault(trip, number);
        QuarantineKind order = order(fault, dice);
        String village = district.places().village(dice);
        String token = token(trip, number, village, order, dice);
        String origin = dice.chance(0.8) ? trip.origin() : district.places().elsewhere(dice);
        String home = dice.chance(0.9) ? village : village.substring(0, 9);
        String lane = Integer.toString(1 + dice.below(trip.hub().lanes()));
        String purpose = purpose(trip, dice);
        List<JourneyPlan.Step> steps = JourneyPlan.of(new JourneyPlan.Circumstances(trip, number, order, fault), dice);
        return new Passenger(trip, number, token, origin, home, lane, purpose, order, steps, dice);
    }

    private QuarantineKind order(Incident.Kind fault, Dice dice) {
        double left = dice.between(0, 1);
        if (fault != null) {
            return fault == Incident.Kind.OVERDUE_TRANSFER ? QuarantineKind.CENTRAL : QuarantineKind.NONE;
        }
        double central = ORDERED_CENTRAL / Math.max(1, district.settings().scale());
        if (left < central) {
            return QuarantineKind.CENTRAL;
        }
        return left < central + ORDERED_HOME ? QuarantineKind.HOME : QuarantineKind.NONE;
    }

    /** Who is ordered into quarantine is nobody of those who pass gates: their tokens are drawn for nothing else. */
    private String token(Timetable.Trip trip, int number, String village, QuarantineKind order, Dice dice) {
        boolean isResident = dice.chance(0.4);
        if (order != QuarantineKind.NONE) {
            return district.token(
                    Dice.mix("ordered".hashCode() ^ Dice.mix(trip.tripId().hashCode())) + number);
        }
        return isResident && number < RESIDENTS_OF_A_TRIP
                ? district.resident(village, trip.tripId().hashCode() + number)
                : district.token(Dice.mix(trip.tripId().hashCode()) + number);
    }

    private String purpose(Timetable.Trip trip, Dice dice) {
        String purpose = district.calendar()
                .of(district.local(trip.arrivedMinuteMillis()).toLocalDate())
                .phase()
                .purpose;
        return purpose != null && dice.chance(0.5) ? purpose : dice.pick(PURPOSES);
    }
}
