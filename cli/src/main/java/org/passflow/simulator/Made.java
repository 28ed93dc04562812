package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.passflow.feed.ArrivingEvent;

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

    /** The same told again under an id of its own. */
    Made again(String suffix, long millis) {
        String id = event.get("event_id").asText() + '-' + suffix;
        return new Made(topic, key, event.deepCopy().put("event_id", id), millis);
    }

    /** As it is sent when nothing is wrong with it. */
    ArrivingEvent ordinary() {
        return new ArrivingEvent(topic, key, EventJson.bytes(event), arrivalMillis);
    }

    /** As it is sent when something is. */
    ArrivingEvent labelled(Label label) {
        return new ArrivingEvent(topic, key, EventJson.bytes(event), arrivalMillis, label.name());
    }
}
