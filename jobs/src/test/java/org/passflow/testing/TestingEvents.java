package org.passflow.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.passflow.event.Header;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.kafka.EventDecoder;

/** Events for tests: what a test is about, and the least of the rest, as the decoder reads it. */
public final class TestingEvents {

    /** Monday 2 November 2026, 08:00 in Shanghai. */
    public static final long MORNING = 1_793_577_600_000L;

    public static final int FEVER = 3730;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventDecoder DECODER = new EventDecoder();

    private TestingEvents() {}

    /** A person let in at gate-1; {@code fields} are names and values that differ, null to leave one out. */
    public static Received person(String eventId, long eventTimeMillis, Object... fields) {
        ObjectNode event = event(eventId, eventTimeMillis);
        event.put("direction", "IN").put("subject", "PERSON").put("disposition", "PASSED");
        return decode(Topics.CHECKPOINT_EVENTS, event, fields);
    }

    /** A vehicle let in at gate-1. */
    public static Received vehicle(String eventId, long eventTimeMillis, Object... fields) {
        ObjectNode event = event(eventId, eventTimeMillis);
        event.put("direction", "IN").put("subject", "VEHICLE").put("disposition", "PASSED");
        return decode(Topics.CHECKPOINT_EVENTS, event, fields);
    }

    /** A step of one passenger of trip T1 at gate-1. */
    public static Received step(String eventId, long eventTimeMillis, String stage, Object... fields) {
        ObjectNode event = event(eventId, eventTimeMillis);
        event.put("stage", stage).put("trip_id", "T1").put("person_token", "0123456789abcdef");
        return decode(Topics.HUB_EVENTS, event, fields);
    }

    /** What gate-1 says of itself: that it is there, unless {@code fields} say otherwise. */
    public static Received heartbeat(String eventId, long eventTimeMillis, Object... fields) {
        return decode(Topics.SITE_STATUS, event(eventId, eventTimeMillis).put("status", "HEARTBEAT"), fields);
    }

    /** A word on a train to gate-1. */
    public static Received trip(String eventId, long eventTimeMillis, String tripId, String status, Object... fields) {
        ObjectNode event = event(eventId, eventTimeMillis);
        event.put("trip_id", tripId).put("mode", "TRAIN").put("number", tripId).put("status", status);
        return decode(Topics.TRIPS, event, fields);
    }

    /** An order of fourteen days at home for the person of {@link #step}; in other actions these fields say nothing. */
    public static Received quarantine(String eventId, long eventTimeMillis, String action, Object... fields) {
        ObjectNode event = event(eventId, eventTimeMillis);
        event.remove("site_id");
        event.put("person_token", "0123456789abcdef").put("action", action);
        event.put("kind", "HOME").put("region", "141002104222");
        return decode(Topics.QUARANTINE_ORDERS, event, fields);
    }

    /** The same, taken back. */
    public static Received takenBack(Received event) {
        Header header = event.header();
        Header isVoid =
                new Header(header.eventId(), header.eventTimeMillis(), true, header.source(), header.recordRef());
        return new Received(
                event.position(),
                isVoid,
                event.checkpoint(),
                event.hub(),
                event.trip(),
                event.siteStatus(),
                event.order(),
                event.alertAction(),
                null);
    }

    /** The same, read from another place at another time. */
    public static Received at(Position position, Received event) {
        return new Received(
                position,
                event.header(),
                event.checkpoint(),
                event.hub(),
                event.trip(),
                event.siteStatus(),
                event.order(),
                event.alertAction(),
                null);
    }

    private static ObjectNode event(String eventId, long eventTimeMillis) {
        return JSON.createObjectNode()
                .put("schema_version", 1)
                .put("event_id", eventId)
                .put("event_time", eventTimeMillis)
                .put("site_id", "gate-1");
    }

    private static Received decode(String topic, ObjectNode event, Object... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            event.set((String) fields[i], JSON.valueToTree(fields[i + 1]));
        }
        byte[] value = event.toString().getBytes(StandardCharsets.UTF_8);
        Received received = DECODER.decode(topic, 0, 0, event.get("event_time").asLong(), value);
        if (received.reject() != null) {
            throw new IllegalArgumentException(received.reject() + " of " + event);
        }
        return received;
    }
}
