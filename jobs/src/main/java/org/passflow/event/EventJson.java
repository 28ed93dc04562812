package org.passflow.event;

/**
 * The canonical text of an event, for the archive: one compact line of JSON with the known fields only, in the order of
 * the schema, absent ones left out. Decoded again it gives the same event.
 */
public final class EventJson {
    private EventJson() {}

    /**
     * Renders an event.
     *
     * @throws IllegalArgumentException for a tick or a reject, which are no events
     */
    public static String of(Received received) {
        if (received.header() == null) {
            throw new IllegalArgumentException("no event at " + received.position());
        }
        JsonLine line = new JsonLine();
        writeHeader(line, received.header());
        if (received.checkpoint() != null) {
            write(line, received.checkpoint());
        } else if (received.hub() != null) {
            write(line, received.hub());
        } else if (received.trip() != null) {
            write(line, received.trip());
        } else if (received.siteStatus() != null) {
            write(line, received.siteStatus());
        } else if (received.order() != null) {
            write(line, received.order());
        } else {
            write(line, received.alertAction());
        }
        return line.end();
    }

    /** A reject as the topic {@code rejects} carries it: where the record stands, why it was refused, its masked text. */
    public static String ofReject(Received received) {
        Position position = received.position();
        Reject reject = received.reject();
        return new JsonLine()
                .number("schema_version", 1)
                .text("topic", position.topic())
                .number("partition", position.partition())
                .number("offset", position.offset())
                .number("arrival_time", position.arrivalMillis())
                .code("reason", reject.reason())
                .text("detail", reject.detail())
                .text("payload", reject.payload())
                .end();
    }

    private static void writeHeader(JsonLine line, Header header) {
        line.number("schema_version", 1)
                .text("event_id", header.eventId())
                .number("event_time", header.eventTimeMillis())
                .flag("void", header.isVoid() ? Boolean.TRUE : null)
                .text("source", header.source())
                .text("record_ref", header.recordRef());
    }

    private static void write(JsonLine line, CheckpointEvent event) {
        line.text("site_id", event.siteId())
                .code("direction", event.direction())
                .code("subject", event.subject())
                .code("disposition", event.disposition())
                .text("to_site", event.toSite())
                .text("person_token", event.personToken())
                .text("vehicle_token", event.vehicleToken())
                .number("occupants", event.occupants())
                .hundredths("temperature_c", event.temperatureCentidegrees())
                .flag("mask", event.mask())
                .flag("registered", event.registered())
                .flag("registration_valid", event.registrationValid())
                .flag("disinfected", event.disinfected())
                .texts("symptoms", event.symptoms())
                .code("residency", event.residency())
                .code("purpose", event.purpose())
                .text("origin_region", event.originRegion())
                .text("destination_region", event.destinationRegion())
                .code("capture_mode", event.captureMode())
                .text("lane", event.lane())
                .text("shift", event.shift());
    }

    private static void write(JsonLine line, HubEvent event) {
        line.text("site_id", event.siteId())
                .text("trip_id", event.tripId())
                .text("person_token", event.personToken())
                .code("stage", event.stage())
                .hundredths("temperature_c", event.temperatureCentidegrees())
                .texts("symptoms", event.symptoms())
                .text("origin_region", event.originRegion())
                .text("destination_region", event.destinationRegion())
                .code("purpose", event.purpose())
                .code("capture_mode", event.captureMode())
                .text("acked_by", event.ackedBy())
                .text("to_site", event.toSite())
                .text("lane", event.lane())
                .text("shift", event.shift());
    }

    private static void write(JsonLine line, TripEvent trip) {
        line.text("site_id", trip.siteId())
                .text("trip_id", trip.tripId())
                .code("mode", trip.mode())
                .text("number", trip.number())
                .code("status", trip.status())
                .number("scheduled_time", trip.scheduledTimeMillis())
                .number("passengers", trip.passengers())
                .text("origin_region", trip.originRegion());
    }

    private static void write(JsonLine line, SiteStatus status) {
        line.text("site_id", status.siteId())
                .code("status", status.status())
                .day("business_day", status.businessDay())
                .number("returnees", status.returnees())
                .number("outsiders", status.outsiders())
                .number("key_persons", status.keyPersons())
                .number("key_persons_fever", status.keyPersonsFever())
                .number("staff", status.staff())
                .text("shift", status.shift())
                .text("text", status.text());
    }

    private static void write(JsonLine line, QuarantineOrder order) {
        line.text("person_token", order.personToken())
                .code("action", order.action())
                .code("kind", order.kind())
                .text("region", order.region())
                .text("site_id", order.siteId())
                .number("from_time", order.fromTimeMillis())
                .number("days", order.days())
                .hundredths("temperature_c", order.temperatureCentidegrees());
    }

    private static void write(JsonLine line, AlertAction taken) {
        line.text("alert_id", taken.alertId())
                .code("action", taken.action())
                .text("actor", taken.actor())
                .code("outcome", taken.outcome())
                .number("until", taken.untilMillis())
                .text("text", taken.text());
    }
}
