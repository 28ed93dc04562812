package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What an event adds to the flow tables. */
final class Passages {

    /** Hundredths of a degree Celsius; the usual Chinese rule, 37.3 degrees. */
    private static final long FEVER_FROM = 3730;

    private Passages() {}

    /** Where the event counts, or null: at checkpoints always, at hubs who arrives. */
    static Fact.Count count(String topic, JsonNode event, Instant eventTime) {
        if (topic.equals("checkpoint-events")) {
            String direction =
                    event.hasNonNull("direction") ? event.get("direction").asText() : "NONE";
            return count(event, direction, eventTime);
        }
        boolean arrivesAtHub =
                topic.equals("hub-events") && event.get("stage").asText().equals("ARRIVED");
        return arrivesAtHub ? count(event, "IN", eventTime) : null;
    }

    private static Fact.Count count(JsonNode event, String direction, Instant eventTime) {
        return new Fact.Count(event.get("site_id").asText(), direction, eventTime, measures(event, direction));
    }

    private static Measures measures(JsonNode event, String direction) {
        long turnedBack = event.path("disposition").asText().equals("TURNED_BACK") ? 1 : 0;
        if (event.path("subject").asText().equals("VEHICLE")) {
            return new Measures(0, 1, event.path("occupants").asLong(), 0, 0, turnedBack, 0, 0, 0);
        }
        boolean isTaken = event.hasNonNull("temperature_c");
        long temperature = isTaken ? FieldType.hundredths(event.get("temperature_c")) : 0;
        long fever = temperature >= FEVER_FROM ? 1 : 0;
        if (direction.equals("NONE")) {
            return new Measures(0, 0, 0, 1, 0, 0, 0, isTaken ? 1 : 0, temperature);
        }
        return new Measures(1, 0, 0, 0, turnedBack, 0, fever, isTaken ? 1 : 0, temperature);
    }
}
