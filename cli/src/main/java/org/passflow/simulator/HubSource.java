package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/**
 * Trains, flights and coaches, and the steps of their passengers from the platform to their own door. A trip is closed when
 * the last of its passengers has left the hub.
 */
final class HubSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;

    /** When the day's timetable is announced. */
    private static final LocalTime ANNOUNCED = LocalTime.of(0, 10);

    private final District district;
    private final Timetable timetable;
    private final Passengers passengers;
    private final PassengerSteps steps;

    HubSource(District district) {
        this.district = district;
        this.timetable = Timetable.of(district);
        this.passengers = new Passengers(district);
        this.steps = new PassengerSteps(district);
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        for (Timetable.Trip trip : timetable.of(local.toLocalDate())) {
            if (local.toLocalTime().equals(ANNOUNCED)) {
                sendTrip(trip, "SCHEDULED", minuteStartMillis, out);
            }
            if (trip.arrivedMinuteMillis() == minuteStartMillis) {
                sendTrip(trip, trip.status(), minuteStartMillis, out);
                if (trip.arrives()) {
                    sendPassengers(trip, minuteStartMillis, out);
                }
            }
        }
    }

    private void sendPassengers(Timetable.Trip trip, long minuteStartMillis, Consumer<ArrivingEvent> out) {
        long lastMillis = minuteStartMillis;
        for (int i = 0; i < trip.passengers(); i++) {
            lastMillis = Math.max(lastMillis, steps.send(passengers.passenger(trip, i), out));
        }
        sendTrip(trip, "CLOSED", lastMillis + MINUTE_MILLIS, out);
    }

    private void sendTrip(Timetable.Trip trip, String status, long eventTimeMillis, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(district.settings().seed(), trip.tripId().hashCode(), status.hashCode());
        ObjectNode event = EventJson.event(trip.tripId() + "-" + status, eventTimeMillis, "timetable/transport")
                .put("site_id", trip.hub().siteId())
                .put("trip_id", trip.tripId())
                .put("mode", trip.mode())
                .put("number", trip.number())
                .put("status", status)
                .put("scheduled_time", trip.scheduledMillis())
                .put("origin_region", trip.origin());
        if (trip.arrives() && !status.equals("SCHEDULED")) {
            event.put("passengers", trip.passengers());
        }
        long arrivalMillis = eventTimeMillis + 200 + (long) dice.exponential(1000);
        district.corrected().send(new Made(Topics.TRIPS, trip.tripId(), event, arrivalMillis), dice, out);
    }
}
