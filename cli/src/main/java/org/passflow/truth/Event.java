package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * An event that can be used, with what its fields mean for counting.
 *
 * @param fields those that the contract knows and the producer gave: a null and an unknown field are none
 */
record Event(String topic, Kind kind, JsonNode fields) {

    /** Hundredths of a degree Celsius; the usual Chinese rule, 37.3 degrees. */
    private static final long FEVER_FROM = 3730;

    /** What it is for the counts. */
    private enum Kind {
        PERSON_PASSING,
        VEHICLE_PASSING,
        SAMPLING,
        ARRIVAL_AT_HUB,
        LATER_STEP_AT_HUB,
        OTHER
    }

    static Event of(String topic, JsonNode fields) {
        return new Event(topic, kind(topic, fields), fields);
    }

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
        return kind == Kind.ARRIVAL_AT_HUB || kind == Kind.LATER_STEP_AT_HUB;
    }

    boolean isVehicle() {
        return kind == Kind.VEHICLE_PASSING;
    }

    /** A person goes through a checkpoint, or arrives at a hub. */
    boolean isPersonPassing() {
        return kind == Kind.PERSON_PASSING || kind == Kind.ARRIVAL_AT_HUB;
    }

    /** A person at a desk: a checkpoint without direction. */
    boolean isSampling() {
        return kind == Kind.SAMPLING;
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
        return switch (kind) {
            case ARRIVAL_AT_HUB -> "IN";
            case SAMPLING -> "NONE";
            default -> text("direction");
        };
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

    private static Kind kind(String topic, JsonNode fields) {
        if (topic.equals("hub-events")) {
            boolean arrives = fields.path("stage").asText().equals("ARRIVED");
            return arrives ? Kind.ARRIVAL_AT_HUB : Kind.LATER_STEP_AT_HUB;
        }
        if (!topic.equals("checkpoint-events")) {
            return Kind.OTHER;
        }
        if (!fields.has("direction")) {
            return Kind.SAMPLING;
        }
        boolean isVehicle = fields.path("subject").asText().equals("VEHICLE");
        return isVehicle ? Kind.VEHICLE_PASSING : Kind.PERSON_PASSING;
    }
}
