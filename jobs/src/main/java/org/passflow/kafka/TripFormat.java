package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.TripEvent;
import org.passflow.event.TripMode;
import org.passflow.event.TripStatus;

/** How {@code trips} are written. */
final class TripFormat extends EventFormat {
    private static final int MAX_PASSENGERS = 100_000;

    private final Field<String> siteId = required("site_id", TextKinds::repeatedId);
    private final Field<String> tripId = required("trip_id", TextKinds::repeatedId);
    private final Field<TripMode> mode = required("mode", TextKinds.code(TripMode.class));
    private final Field<String> number = required("number", TextKinds::repeatedId);
    private final Field<TripStatus> status = required("status", TextKinds.code(TripStatus.class));
    private final Field<Long> scheduledTime = required("scheduled_time", FieldKinds::integer64);
    private final Field<Integer> passengers = optional("passengers", FieldKinds.integer(0, MAX_PASSENGERS));
    private final Field<String> originRegion = optional("origin_region", TextKinds::region);

    @Override
    Received make(Position position) {
        TripEvent event = new TripEvent(
                get(siteId),
                get(tripId),
                get(mode),
                get(number),
                get(status),
                get(scheduledTime),
                get(passengers),
                get(originRegion));
        return Received.of(position, header(), event);
    }
}
