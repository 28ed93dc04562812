package org.passflow.truth;

import static org.passflow.truth.FieldType.DATE;
import static org.passflow.truth.FieldType.FLAG;
import static org.passflow.truth.FieldType.ID;
import static org.passflow.truth.FieldType.LABEL;
import static org.passflow.truth.FieldType.REGION_CODE;
import static org.passflow.truth.FieldType.SYMPTOMS;
import static org.passflow.truth.FieldType.TEMPERATURE;
import static org.passflow.truth.FieldType.TIME;
import static org.passflow.truth.FieldType.TOKEN;
import static org.passflow.truth.FieldType.code;
import static org.passflow.truth.FieldType.id;
import static org.passflow.truth.FieldType.integer;
import static org.passflow.truth.FieldType.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of a topic's events as the contract has them.
 *
 * @param identifiesSite whether an event id is unique per site; else per topic
 */
record EventFields(Map<String, FieldType> types, Set<String> required, boolean identifiesSite) {

    /** The steps of a passenger, in the order of the way home. */
    static final List<String> STAGES = List.of(
            "ARRIVED",
            "REGISTERED",
            "SCREENED",
            "CLASSIFIED",
            "HELD",
            "RELEASED",
            "TURNED_BACK",
            "EXEMPT",
            "PUSHED",
            "RECEIVED",
            "ACKED",
            "TRANSFER_DEPARTED",
            "TRANSFER_ARRIVED",
            "HOME_ARRIVED");

    private static final FieldType COUNT = integer(0, 1_000_000);
    private static final FieldType PURPOSE = code("RETURN_HOME", "RETURN_WORK", "VISIT", "TRANSIT", "COMMUTE");
    private static final FieldType CAPTURE_MODE = code("SELF", "ASSISTED", "MANUAL");

    private static final Map<String, EventFields> BY_TOPIC = Map.of(
            "checkpoint-events", checkpointEvents(),
            "hub-events", hubEvents(),
            "trips", trips(),
            "site-status", siteStatus(),
            "quarantine-orders", quarantineOrders(),
            "alert-actions", alertActions());

    /** Whether it is a topic of events. */
    static boolean isKnown(String topic) {
        return BY_TOPIC.containsKey(topic);
    }

    static EventFields of(String topic) {
        EventFields fields = BY_TOPIC.get(topic);
        if (fields == null) {
            throw new IllegalArgumentException("no events are known in topic " + topic);
        }
        return fields;
    }

    private static EventFields checkpointEvents() {
        return common().require("site_id", ID)
                .allow("direction", code("IN", "OUT"))
                .require("subject", code("PERSON", "VEHICLE"))
                .require("disposition", code("PASSED", "TURNED_BACK", "HELD", "TRANSFERRED", "REFERRED"))
                .allow("to_site", ID)
                .allow("person_token", TOKEN)
                .allow("vehicle_token", TOKEN)
                .allow("occupants", integer(0, 200))
                .allow("temperature_c", TEMPERATURE)
                .allow("mask", FLAG)
                .allow("registered", FLAG)
                .allow("registration_valid", FLAG)
                .allow("disinfected", FLAG)
                .allow("symptoms", SYMPTOMS)
                .allow("residency", code("LOCAL", "OUTSIDER"))
                .allow("purpose", PURPOSE)
                .allow("origin_region", REGION_CODE)
                .allow("destination_region", REGION_CODE)
                .allow("capture_mode", CAPTURE_MODE)
                .allow("lane", LABEL)
                .allow("shift", LABEL)
                .uniquePerSite();
    }

    private static EventFields hubEvents() {
        return common().require("site_id", ID)
                .require("trip_id", ID)
                .require("person_token", TOKEN)
                .require("stage", code(STAGES.toArray(String[]::new)))
                .allow("temperature_c", TEMPERATURE)
                .allow("symptoms", SYMPTOMS)
                .allow("origin_region", REGION_CODE)
                .allow("destination_region", REGION_CODE)
                .allow("purpose", PURPOSE)
                .allow("capture_mode", CAPTURE_MODE)
                .allow("acked_by", LABEL)
                .allow("to_site", ID)
                .allow("lane", LABEL)
                .allow("shift", LABEL)
                .uniquePerSite();
    }

    private static EventFields trips() {
        return common().require("site_id", ID)
                .require("trip_id", ID)
                .require("mode", code("TRAIN", "FLIGHT", "COACH"))
                .require("number", ID)
                .require("status", code("SCHEDULED", "ARRIVED", "CLOSED", "CANCELLED", "SUSPENDED"))
                .require("scheduled_time", TIME)
                .allow("passengers", integer(0, 100_000))
                .allow("origin_region", REGION_CODE)
                .uniquePerSite();
    }

    private static EventFields siteStatus() {
        return common().require("site_id", ID)
                .require(
                        "status",
                        code(
                                "OPENED",
                                "CLOSED",
                                "SUSPENDED",
                                "HEARTBEAT",
                                "DISINFECTED",
                                "DAILY_REPORT",
                                "IMMEDIATE_REPORT"))
                .allow("business_day", DATE)
                .allow("returnees", COUNT)
                .allow("outsiders", COUNT)
                .allow("key_persons", COUNT)
                .allow("key_persons_fever", COUNT)
                .allow("staff", COUNT)
                .allow("shift", LABEL)
                .allow("text", text(4096))
                .uniquePerSite();
    }

    private static EventFields quarantineOrders() {
        return common().require("person_token", TOKEN)
                .require("action", code("ORDERED", "TEMPERATURE", "RELEASED"))
                .allow("kind", code("HOME", "CENTRAL"))
                .allow("region", REGION_CODE)
                .allow("site_id", ID)
                .allow("from_time", TIME)
                .allow("days", integer(1, 365))
                .allow("temperature_c", TEMPERATURE);
    }

    private static EventFields alertActions() {
        return common().require("alert_id", id(256))
                .require("action", code("ACK", "SHELVE", "UNSHELVE", "COMMENT", "CLOSE"))
                .require("actor", LABEL)
                .allow("outcome", code("HANDLED", "FALSE_ALARM", "DUPLICATE"))
                .allow("until", TIME)
                .allow("text", text(4096));
    }

    private static EventFields common() {
        return new EventFields(new LinkedHashMap<>(), new TreeSet<>(), false)
                .require("schema_version", integer(Long.MIN_VALUE, Long.MAX_VALUE))
                .require("event_id", ID)
                .require("event_time", TIME)
                .allow("source", text(256))
                .allow("record_ref", ID)
                .allow("void", FLAG);
    }

    private EventFields require(String name, FieldType type) {
        required.add(name);
        return allow(name, type);
    }

    private EventFields allow(String name, FieldType type) {
        types.put(name, type);
        return this;
    }

    private EventFields uniquePerSite() {
        return new EventFields(types, required, true);
    }
}
