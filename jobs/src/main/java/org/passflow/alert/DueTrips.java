package org.passflow.alert;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passflow.event.TripStatus;
import org.passflow.flow.Windows;

/**
 * What the timetable says of a hub at an instant. A train that was suspended, cancelled or has not come brings nobody, and
 * nobody at the hub has abandoned anything (DOMAIN H8). So who announces trips must tell when they have come.
 */
public final class DueTrips {

    /** Passengers of a trip are still being screened so long after it was due. */
    public static final long SCREENED_FOR_MILLIS = Windows.HALF_HOUR_MILLIS;

    /** Of two words of one time on one trip the one that is further on in its life stands. */
    private static final Comparator<TripNews> LATEST =
            Comparator.comparingLong(TripNews::eventTimeMillis).thenComparing(TripNews::status);

    private final Map<String, TripNews> latest = new HashMap<>();

    /** @param said all that was said of the hub's trips and taken back, in any order */
    public DueTrips(Collection<TripNews> said) {
        List<TripNews> voids = said.stream().filter(TripNews::isVoid).toList();
        said.stream()
                .filter(one -> !one.isVoid() && voids.stream().noneMatch(one::isSameMessage))
                .forEach(one -> latest.merge(one.tripId(), one, (a, b) -> LATEST.compare(a, b) < 0 ? b : a));
    }

    /** Whether a trip whose passengers would have been screened in a half hour did not come. */
    public boolean isMissingOneIn(SiteWindow window) {
        return latest.values().stream()
                .filter(trip -> trip.scheduledMillis() >= window.startMillis() - SCREENED_FOR_MILLIS)
                .filter(trip -> trip.scheduledMillis() < window.endMillis())
                .anyMatch(trip -> trip.status() != TripStatus.ARRIVED && trip.status() != TripStatus.CLOSED);
    }
}
