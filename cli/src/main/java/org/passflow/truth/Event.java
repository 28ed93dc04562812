package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that can be used, with what its fields mean for counting.
 *
 * @param fields those that the contract knows and the producer gave: a null and an unknown field are none
 */
record Event(String topic, JsonNode fields) {

    /** Hundredths of a degree Celsius; the usual Chinese rule, 37.3 degrees. */
    private static final long FEVER_FROM = 3730;

    Instant time() {
        return Instant.ofEpochMilli(fields.required("event_time").asLong());
    }

    /** Empty where the topic has no sites or the event names none. */
    String siteId() {
        return text("site_id");
    }

    boolean isVoid() {
        return says("void");
    }

    boolean isStepAtHub() {
        return topic.equals("hub-events");
    }

    boolean isVehicle() {
        return isAtCheckpoint() && is("subject", "VEHICLE");
    }

    /** A person goes through a checkpoint, or arrives at a hub. */
    boolean isPersonPassing() {
        boolean goesThrough = isAtCheckpoint() && !isVehicle() && has("direction");
        return goesThrough || arrivesAtHub();
    }

    /** A person at a desk: a checkpoint without direction. */
    boolean isSampling() {
        return isAtCheckpoint() && !has("direction");
    }

    boolean isPerson() {
        return isPersonPassing() || isSampling();
    }

    /** Whether it belongs to the flow of its site. */
    boolean isFlow() {
        return isPerson() || isVehicle();
    }

    /** IN, OUT or NONE of what belongs to the flow; who arrives at a hub comes in. */
    String direction() {
        if (arrivesAtHub()) {
            return "IN";
        }
        return isSampling() ? "NONE" : text("direction");
    }

    /** Whether a person's temperature was taken; that of a vehicle is nobody's. */
    boolean hasTemperature() {
        return isPerson() && has("temperature_c");
    }

    /** Hundredths of a degree Celsius; 0 when none was taken. */
    long temperature() {
        return hasTemperature() ? FieldType.hundredths(fields.get("temperature_c")) : 0;
    }

    boolean isFeverPassing() {
        return isPersonPassing() && temperature() >= FEVER_FROM;
    }

    boolean has(String field) {
        return fields.has(field);
    }

    boolean is(String field, String code) {
        return text(field).equals(code);
    }

    /** Whether the flag is given and true. */
    boolean says(String flag) {
        return fields.path(flag).asBoolean();
    }

    /** Empty where the field is absent. */
    String text(String field) {
        return fields.path(field).asText();
    }

    /** Zero where the field is absent. */
    long number(String field) {
        return fields.path(field).asLong();
    }

    private boolean isAtCheckpoint() {
        return topic.equals("checkpoint-events");
    }

    private boolean arrivesAtHub() {
        return isStepAtHub() && is("stage", "ARRIVED");
    }
}
