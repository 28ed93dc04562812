package org.passflow.truth;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a topic's events as the contract has them.
 *
 * @param identifiesSite whether an event id is unique per site; else per topic
 */
record EventFields(Map<String, FieldType> types, Set<String> required, boolean identifiesSite) {

    private static final Map<String, FieldType> ALL = Map.of(
            "schema_version", FieldType.integer(Long.MIN_VALUE, Long.MAX_VALUE),
            "event_id", FieldType.ID,
            "event_time", FieldType.TIME,
            "source", FieldType.TEXT,
            "record_ref", FieldType.ID,
            "void", FieldType.FLAG);

    private static final FieldType PURPOSE =
            FieldType.code("RETURN_HOME", "RETURN_WORK", "VISIT", "TRANSIT", "COMMUTE");
    private static final FieldType CAPTURE_MODE = FieldType.code("SELF", "ASSISTED", "MANUAL");

    private static final Map<String, EventFields> BY_TOPIC = Map.of("checkpoint-events", checkpointEvents());

    static EventFields of(String topic) {
        EventFields fields = BY_TOPIC.get(topic);
        if (fields == null) {
            throw new IllegalArgumentException("no events are known in topic " + topic);
        }
        return fields;
    }

    private static EventFields checkpointEvents() {
        return new EventFields(
                with(Map.ofEntries(
                        Map.entry("site_id", FieldType.ID),
                        Map.entry("direction", FieldType.code("IN", "OUT")),
                        Map.entry("subject", FieldType.code("PERSON", "VEHICLE")),
                        Map.entry(
                                "disposition",
                                FieldType.code("PASSED", "TURNED_BACK", "HELD", "TRANSFERRED", "REFERRED")),
                        Map.entry("to_site", FieldType.ID),
                        Map.entry("person_token", FieldType.TOKEN_TEXT),
                        Map.entry("vehicle_token", FieldType.TOKEN_TEXT),
                        Map.entry("occupants", FieldType.integer(0, 200)),
                        Map.entry("temperature_c", FieldType.TEMPERATURE),
                        Map.entry("mask", FieldType.FLAG),
                        Map.entry("registered", FieldType.FLAG),
                        Map.entry("registration_valid", FieldType.FLAG),
                        Map.entry("disinfected", FieldType.FLAG),
                        Map.entry("symptoms", FieldType.TEXTS),
                        Map.entry("residency", FieldType.code("LOCAL", "OUTSIDER")),
                        Map.entry("purpose", PURPOSE),
                        Map.entry("origin_region", FieldType.REGION_CODE),
                        Map.entry("destination_region", FieldType.REGION_CODE),
                        Map.entry("capture_mode", CAPTURE_MODE),
                        Map.entry("lane", FieldType.TEXT),
                        Map.entry("shift", FieldType.TEXT))),
                Set.of("event_id", "event_time", "site_id", "subject", "disposition"),
                true);
    }

    private static Map<String, FieldType> with(Map<String, FieldType> own) {
        Map<String, FieldType> types = new HashMap<>(ALL);
        types.putAll(own);
        return types;
    }
}
