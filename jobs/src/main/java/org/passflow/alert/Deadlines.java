package org.passflow.alert;

import java.time.Duration;
import java.util.stream.LongStream;

/** What becomes of an alert by time alone. */
record Deadlines(Alert alert, RuleSettings settings) {

    /** The unit above another at a time, or null. */
    @FunctionalInterface
    interface Parents {
        String of(String unit, long timeMillis);
    }

    /** The alert after an instant; the same where nothing was due. */
    Alert at(long timeMillis, Parents parents) {
        if (alert.hasEnded()) {
            return alert;
        }
        if (timeMillis >= settles()) {
            return alert.resolved(timeMillis);
        }
        if (timeMillis >= returns()) {
            return alert.unshelved(timeMillis);
        }
        if (timeMillis >= escalates()) {
            String parent = parents.of(alert.unit(), timeMillis);
            if (parent != null) {
                return alert.escalated(parent, timeMillis);
            }
        }
        return timeMillis >= expires() ? alert.resolved(timeMillis) : alert;
    }

    /** When to look next, epoch milliseconds UTC; {@code canEscalate} tells whether there is a unit above. */
    long next(boolean canEscalate) {
        return LongStream.of(settles(), returns(), canEscalate ? escalates() : Long.MAX_VALUE, expires())
                .min()
                .getAsLong();
    }

    private long settles() {
        return alert.endingMillis() == null
                ? Long.MAX_VALUE
                : alert.endingMillis() + settings.minutes("settle_minutes").toMillis();
    }

    private long returns() {
        return alert.state() == AlertState.SHELVED ? alert.handling().shelvedUntilMillis() : Long.MAX_VALUE;
    }

    private long escalates() {
        long wait = settings.minutes("escalate_minutes").toMillis();
        boolean waits = alert.state() == AlertState.OPEN && wait > 0 && alert.groupId() == null && alert.unit() != null;
        return waits ? alert.finding().noticedMillis() + (alert.escalation() + 1) * wait : Long.MAX_VALUE;
    }

    private long expires() {
        return alert.changedMillis()
                + Duration.ofHours(settings.whole("expire_hours")).toMillis();
    }
}
