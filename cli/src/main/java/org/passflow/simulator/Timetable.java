package org.passflow.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The trains and flights of a day: 18 trains with 2,000 passengers, up to 16 flights with 500 (DOMAIN H1, H2). */
final class Timetable {

    private static final List<String> ORIGINS = List.of("1401", "6101", "4101", "1101", "3101", "4201", "5101", "44");
    private static final int SERVICE_MINUTES = 17 * 60;
    private static final LocalTime FIRST = LocalTime.of(6, 0);

    private final District district;
    private LocalDate cachedDay;
    private List<Trip> cached = List.of();

    /**
     * One run of a train or flight.
     *
     * @param arrivedMinuteMillis start of the minute in which it arrives
     */
    record Trip(
            String tripId,
            Post hub,
            String mode,
            String number,
            long scheduledMillis,
            long arrivedMinuteMillis,
            int passengers,
            String origin) {}

    private record Service(String kind, String mode, String letter, int perDay, double passengers) {}

    private static final List<Service> SERVICES =
            List.of(new Service("RAIL_STATION", "TRAIN", "K", 18, 111), new Service("AIRPORT", "FLIGHT", "MU", 14, 32));

    Timetable(District district) {
        this.district = district;
    }

    /** The trips of that local day. */
    List<Trip> of(LocalDate day) {
        if (!day.equals(cachedDay)) {
            List<Trip> trips = new ArrayList<>();
            for (Service service : SERVICES) {
                for (Post hub : district.posts(service.kind())) {
                    addTrips(service, hub, day, trips);
                }
            }
            cached = List.copyOf(trips);
            cachedDay = day;
        }
        return cached;
    }

    private void addTrips(Service service, Post hub, LocalDate day, List<Trip> trips) {
        for (int i = 0; i < service.perDay(); i++) {
            Dice dice = new Dice(district.settings().seed(), hub.number(), day.toEpochDay(), i);
            String number = service.letter() + (1200 + 7 * i);
            long scheduledMillis = day.atTime(FIRST)
                    .plusMinutes((long) SERVICE_MINUTES * i / service.perDay())
                    .atZone(district.settings().zone())
                    .toInstant()
                    .toEpochMilli();
            long delayMinutes = dice.chance(0.7) ? 0 : dice.below(40);
            trips.add(new Trip(
                    number + "-" + day,
                    hub,
                    service.mode(),
                    number,
                    scheduledMillis,
                    scheduledMillis + delayMinutes * 60_000,
                    dice.poisson(service.passengers() * district.settings().scale()),
                    dice.pick(ORIGINS)));
        }
    }
}
