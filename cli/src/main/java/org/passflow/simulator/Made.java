package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An event as its producer made it, before it is sent.
 *
 * @param key of the record
 * @param event carries its event_time
 * @param arrivalMillis when it arrives if nothing goes wrong, epoch milliseconds UTC
 */
record Made(String topic, String key, ObjectNode event, long arrivalMillis) {

    long eventTimeMillis() {
        return event.get("event_time").asLong();
    }

    Made arrivingAt(long millis) {
        return new Made(topic, key, event, millis);
    }

    /** The same event dated otherwise. */
    Made happeningAt(long millis) {
        return new Made(topic, key, event.deepCopy().put("event_time", millis), arrivalMillis);
    }

    /** The same event taking itself back. */
    Made voided(long millis) {
        return new Made(topic, key, event.deepCopy().put("void", true), millis);
    }
}
