package org.passflow.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trains, flights and coaches of a day, from the timetable of the reference data (DOMAIN H1, H2, H7, H8). */
final class Timetable {

    /** Of flights, by the weather; an assumption. */
    private static final double CANCELLED = 0.02;

    private static final int LONGEST_DELAY_MINUTES = 40;

    private final SimulatorSettings settings;
    private final Calendar calendar;
    private final Suspensions suspensions;
    private final List<Service> services;
    private LocalDate cachedDay;
    private List<Trip> cached = List.of();

    /** Whether the services of a hub are suspended then. */
    @FunctionalInterface
    interface Suspensions {
        boolean are(String siteId, long millis);
    }

    /**
     * One run of a train, flight or coach.
     *
     * @param status what becomes of it: ARRIVED, CANCELLED or SUSPENDED
     * @param arrivedMinuteMillis start of the minute in which it arrives, or is said not to come
     * @param passengers none unless it arrives
     */
    record Trip(
            String tripId,
            Post hub,
            String mode,
            String number,
            String status,
            long scheduledMillis,
            long arrivedMinuteMillis,
            int passengers,
            String origin) {

        boolean arrives() {
            return status.equals("ARRIVED");
        }
    }

    /** A line of the timetable: runs on the days of the week with these numbers, from 1 for Monday. */
    private record Service(
            Post hub, String mode, String number, LocalTime arrives, String days, String origin, double passengers) {}

    Timetable(SimulatorSettings settings, Roster roster, Calendar calendar, Suspensions suspensions) {
        this.settings = settings;
        this.calendar = calendar;
        this.suspensions = suspensions;
        this.services = new ShippedFile("timetable.csv")
                .rows().stream()
                        .map(row -> service(row, roster))
                        .flatMap(Optional::stream)
                        .toList();
    }

    static Timetable of(District district) {
        return new Timetable(
                district.settings(), district.roster(), district.calendar(), (site, millis) -> district.incidents()
                        .is(Incident.Kind.SUSPENDED, site, millis));
    }

    /** Nothing for a hub that the roster does not have. */
    private static Optional<Service> service(Map<String, String> row, Roster roster) {
        return roster.posts().stream()
                .filter(post -> post.siteId().equals(row.get("site_id")))
                .findFirst()
                .map(hub -> new Service(
                        hub,
                        row.get("mode"),
                        row.get("number"),
                        LocalTime.parse(row.get("arrives")),
                        row.get("days"),
                        row.get("origin_region"),
                        Double.parseDouble(row.get("passengers"))));
    }

    /** The trips of that local day. */
    List<Trip> of(LocalDate day) {
        if (!day.equals(cachedDay)) {
            List<Trip> trips = new ArrayList<>();
            for (Service service : services) {
                if (service.days().contains(Integer.toString(day.getDayOfWeek().getValue()))) {
                    trips.add(trip(service, day));
                }
            }
            cached = List.copyOf(trips);
            cachedDay = day;
        }
        return cached;
    }

    private Trip trip(Service service, LocalDate day) {
        Dice dice = new Dice(
                settings.seed(),
                service.hub().number(),
                day.toEpochDay(),
                service.number().hashCode());
        long scheduledMillis = day.atTime(service.arrives())
                .atZone(settings.zone())
                .toInstant()
                .toEpochMilli();
        long delayMinutes = dice.chance(0.7) ? 0 : dice.below(LONGEST_DELAY_MINUTES);
        double arrivals = calendar.of(day).phase().arrivals * settings.scale();
        int passengers = dice.poisson(service.passengers() * arrivals);
        String status = status(service, scheduledMillis, dice);
        return new Trip(
                service.number() + "-" + day,
                service.hub(),
                service.mode(),
                service.number(),
                status,
                scheduledMillis,
                scheduledMillis + delayMinutes * 60_000,
                status.equals("ARRIVED") ? passengers : 0,
                service.origin());
    }

    private String status(Service service, long scheduledMillis, Dice dice) {
        if (suspensions.are(service.hub().siteId(), scheduledMillis)) {
            return "SUSPENDED";
        }
        return service.mode().equals("FLIGHT") && dice.chance(CANCELLED) ? "CANCELLED" : "ARRIVED";
    }
}
