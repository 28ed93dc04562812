package org.passflow.simulator;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.passflow.simulator.Incident.Kind;
import org.passflow.simulator.JourneyPlan.QuarantineKind;

/** All orders of a local day, of residents and of passengers of that day's trips, with what goes wrong with them. */
final class QuarantineRegister {

    /** Of a busload; the site has 120 places. */
    private static final int CONTACTS = 112;

    private static final int MINUTE_MILLIS = 60_000;
    private static final long FORGOTTEN_MILLIS = 20L * 60 * MINUTE_MILLIS;
    private static final int FORTNIGHT = 14;
    private static final int REMEMBERED_DAYS = 40;
    private static final int EARLY_DAYS = 2;
    private static final int FORGOTTEN_DAYS = 3;

    private final District district;
    private final Timetable timetable;
    private final Passengers passengers;
    private final ResidentOrders residents;
    private final Map<LocalDate, List<QuarantineOrder>> days = new LinkedHashMap<>();

    QuarantineRegister(District district) {
        this.district = district;
        this.timetable = Timetable.of(district);
        this.passengers = new Passengers(district);
        this.residents = new ResidentOrders(district.settings(), district.roster());
    }

    List<QuarantineOrder> of(LocalDate day) {
        List<QuarantineOrder> known = days.get(day);
        if (known == null) {
            if (days.size() >= REMEMBERED_DAYS) {
                days.clear();
            }
            List<QuarantineOrder> orders = new ArrayList<>();
            residents.of(day).forEach(order -> orders.add(withFaults(order, day)));
            addPassengers(day, orders);
            addContacts(day, orders);
            known = List.copyOf(orders);
            days.put(day, known);
        }
        return known;
    }

    private QuarantineOrder withFaults(QuarantineOrder order, LocalDate day) {
        JourneyIncidents incidents = district.journeyIncidents();
        return incidents
                .ofOrder(Kind.EARLY_RELEASE, order.token(), day.plusDays(EARLY_DAYS))
                .map(early -> order.releasedAt(early.start().toEpochMilli() + MINUTE_MILLIS / 2))
                .or(() -> incidents
                        .ofOrder(Kind.RELEASE_FORGOTTEN, order.token(), day.plusDays(FORGOTTEN_DAYS))
                        .map(forgotten -> order.releasedAt(order.dueMillis() + FORGOTTEN_MILLIS)))
                .orElse(order);
    }

    private void addPassengers(LocalDate day, List<QuarantineOrder> orders) {
        for (Timetable.Trip trip : timetable.of(day)) {
            for (int i = 0; i < trip.passengers(); i++) {
                Passengers.Passenger passenger = passengers.passenger(trip, i);
                if (passenger.order() != QuarantineKind.NONE) {
                    orders.add(order(passenger));
                }
            }
        }
    }

    /** Ordered when the community has been told or is at the door; or when the vehicle to the quarantine site leaves. */
    private QuarantineOrder order(Passengers.Passenger passenger) {
        Dice dice = new Dice(
                district.settings().seed(),
                "quarantine".hashCode(),
                passenger.trip().tripId().hashCode(),
                passenger.number());
        boolean isCentral = passenger.order() == QuarantineKind.CENTRAL;
        OptionalLong left = JourneyPlan.at(passenger.steps(), isCentral ? "TRANSFER_DEPARTED" : "PUSHED");
        long fromMillis = left.orElseThrow() + (1 + dice.below(isCentral ? 120 : 180)) * (long) MINUTE_MILLIS;
        String id = passenger.trip().tripId() + "-" + passenger.number();
        return ResidentOrders.releasedInTime(
                new QuarantineOrder(id, passenger.token(), isCentral, passenger.home(), fromMillis, FORTNIGHT, 0),
                dice);
    }

    private void addContacts(LocalDate day, List<QuarantineOrder> orders) {
        for (Incident incident : district.journeyIncidents().of(day)) {
            if (incident.kind() == Kind.QUARANTINE_FULL) {
                long startMillis = incident.start().toEpochMilli();
                for (int i = 0; i < CONTACTS; i++) {
                    Dice dice = new Dice(district.settings().seed(), "contact".hashCode(), startMillis, i);
                    QuarantineOrder order = new QuarantineOrder(
                            "contacts-" + Long.toHexString(startMillis / MINUTE_MILLIS) + "-" + i,
                            district.token(Dice.mix("contact".hashCode() ^ Dice.mix(startMillis)) + i),
                            true,
                            district.places().village(dice),
                            startMillis + dice.below(MINUTE_MILLIS),
                            1,
                            0);
                    orders.add(order.releasedAt(order.dueMillis() + (10 + dice.below(60)) * (long) MINUTE_MILLIS));
                }
            }
        }
    }

    /** Whether nobody takes the person's temperature on that local day. */
    boolean isMissed(QuarantineOrder order, ZonedDateTime local) {
        return district.journeyIncidents()
                .ofOrder(Kind.TEMPERATURE_MISSED, order.token(), local.toLocalDate())
                .isPresent();
    }
}
