package org.passflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/** The JSON of events: the fields that all have, and their bytes. */
final class EventJson {

    private static final JsonMapper JSON = new JsonMapper();

    private EventJson() {}

    /** An event with the fields that every event has. */
    static ObjectNode event(String eventId, long eventTimeMillis, String source) {
        return JSON.createObjectNode()
                .put("schema_version", 1)
                .put("event_id", eventId)
                .put("event_time", eventTimeMillis)
                .put("source", source);
    }

    static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    /** Looks like the beginning of an HMAC in hex; made from numbers, for there is nobody behind it. */
    static String token(long seed, long number) {
        long first = Dice.mix(seed ^ Dice.mix(number));
        return HexFormat.of().toHexDigits(first) + HexFormat.of().toHexDigits(Dice.mix(first));
    }
}
