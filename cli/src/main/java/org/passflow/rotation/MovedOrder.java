package org.passflow.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An order that goes on under another token: it is ordered again for the new one, with the same beginning and length, and
 * ended for the old one in a way that the rules on quarantine do not take for a release before its time.
 *
 * @param at when it moves
 */
record MovedOrder(OpenOrder order, String newToken, Instant at) {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** An event of a longer time ago is late by the job's horizon, 24 hours; an hour for the way. */
    private static final long HEARD_MILLIS = Duration.ofHours(23).toMillis();

    /** As the schema has it. */
    private static final int MOST_DAYS = 365;

    /** An event for the topic of orders, and the token that is its key. */
    record Message(String token, ObjectNode event) {
        byte[] value() {
            return event.toString().getBytes(UTF_8);
        }
    }

    /**
     * Whether it can move now. One that was ordered long ago and began within the last day, or has not begun, can neither be
     * taken back nor be due: it can a day after it began.
     */
    boolean canMove() {
        return isFresh(order.orderedMillis()) || ageMillis() >= DAY_MILLIS;
    }

    /** What is to be sent, in this order. */
    List<Message> messages() {
        List<Message> messages = new ArrayList<>(List.of(anew()));
        if (order.measuredMillis() != null && isFresh(order.measuredMillis())) {
            messages.add(temperature());
        }
        if (isFresh(order.orderedMillis())) {
            messages.add(takenBack());
        } else {
            messages.add(succeeding());
            messages.add(dueNow());
            messages.add(takenBackAgain());
            messages.add(released());
        }
        return messages;
    }

    private Message anew() {
        return message(newToken, "ordered", "ORDERED", at.toEpochMilli(), order.fromMillis(), order.days());
    }

    /** Else its day would be told as one without. */
    private Message temperature() {
        Message message = message(newToken, "measured", "TEMPERATURE", order.measuredMillis(), null, null);
        if (order.centidegrees() != null) {
            message.event().put("temperature_c", BigDecimal.valueOf(order.centidegrees(), 2));
        }
        return message;
    }

    private Message takenBack() {
        Message message =
                message(order.token(), "", "ORDERED", order.orderedMillis(), order.fromMillis(), order.days());
        message.event().put("event_id", order.orderId()).put("void", true);
        return message;
    }

    /**
     * Ends the old one now, which writes its row. What is due now began long ago, and the job writes no row of an order that
     * ended long ago.
     */
    private Message succeeding() {
        return message(order.token(), "succeeding", "ORDERED", at.toEpochMilli(), at.toEpochMilli(), 1);
    }

    /** So that the release is not one of this order. */
    private Message takenBackAgain() {
        Message message = succeeding();
        message.event().put("void", true);
        return message;
    }

    /** A later order of the person takes the place of the old one; this one is due just now, so that it can be released. */
    private Message dueNow() {
        int days = (int) Math.min(MOST_DAYS, ageMillis() / DAY_MILLIS);
        long from = Math.max(order.fromMillis() + 1, at.toEpochMilli() - days * DAY_MILLIS);
        return message(order.token(), "due", "ORDERED", at.toEpochMilli(), from, days);
    }

    private Message released() {
        return message(order.token(), "released", "RELEASED", at.toEpochMilli(), null, null);
    }

    private Message message(String token, String part, String action, long timeMillis, Long from, Integer days) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("schema_version", 1)
                .put("event_id", "moved-" + UUID.nameUUIDFromBytes((order.orderId() + '/' + part).getBytes(UTF_8)))
                .put("event_time", timeMillis)
                .put("source", "passflow token rotate")
                .put("person_token", token)
                .put("action", action);
        if (from != null) {
            event.put("from_time", from).put("days", days);
            putIfSaid(event, "kind", order.kind());
            putIfSaid(event, "region", order.region());
            putIfSaid(event, "site_id", order.siteId());
        }
        return new Message(token, event);
    }

    private static void putIfSaid(ObjectNode event, String field, String text) {
        if (!text.isEmpty()) {
            event.put(field, text);
        }
    }

    private long ageMillis() {
        return at.toEpochMilli() - order.fromMillis();
    }

    private boolean isFresh(long timeMillis) {
        return at.toEpochMilli() - timeMillis < HEARD_MILLIS;
    }
}
