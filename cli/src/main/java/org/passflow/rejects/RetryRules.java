package org.passflow.rejects;

import org.passflow.event.Received;
import org.passflow.event.TimeRules;
import org.passflow.event.Topics;
import org.passflow.kafka.EventDecoder;

/**
 * Decides whether a refused record would count if it arrived now: read by the rules of this build and placed in time
 * anew.
 *
 * @param time the rules of the running job
 */
public record RetryRules(TimeRules time) {

    /**
     * What may be done with a record.
     *
     * @param send whether it would count
     * @param explanation why not, or that it would; never a value of the record
     */
    public record Verdict(boolean send, String explanation) {}

    /**
     * Judges a record as of a moment.
     *
     * @param topic without the installation's prefix
     * @param value the original value, or null
     * @param nowMillis when it would arrive, epoch milliseconds UTC
     */
    public Verdict judge(String topic, byte[] value, long nowMillis) {
        if (!Topics.EVENTS.contains(topic)) {
            return new Verdict(false, "no topic of events; put a new version of the reference data instead");
        }
        Received received = new EventDecoder().decode(topic, 0, 0, nowMillis, value);
        if (received.reject() != null) {
            return new Verdict(
                    false,
                    "would be refused again: " + received.reject().reason() + ", "
                            + received.reject().detail());
        }
        return switch (time.place(received.header().eventTimeMillis(), nowMillis)) {
            case ON_TIME -> new Verdict(true, "sent again");
            case FUTURE -> new Verdict(false, "would be refused again: FUTURE, event_time is still ahead");
            case LATE ->
                new Verdict(
                        false,
                        "older than the horizon of " + time.horizon()
                                + ": reprocess with a higher generation instead (docs/operations.md)");
        };
    }
}
