package org.passflow.custody;

/**
 * Where a person was seen.
 *
 * @param isAtHub whether a hub said it, not a checkpoint
 * @param timeMillis when, epoch milliseconds UTC
 * @param heardMillis its first arrival; null when only its void was heard
 * @param voidMillis first arrival of its void, or null
 */
public record Seen(
        boolean isAtHub,
        String siteId,
        String eventId,
        long timeMillis,
        Long heardMillis,
        Long voidMillis,
        Trace trace) {

    boolean isSameEvent(Seen other) {
        return isAtHub == other.isAtHub && eventId.equals(other.eventId) && siteId.equals(other.siteId);
    }

    public boolean stands() {
        return heardMillis != null && voidMillis == null;
    }

    /** Tells the event from every other. */
    public String key() {
        return siteId + '/' + eventId;
    }

    Seen with(Seen other) {
        Seen said = heardMillis == null ? other : this;
        return new Seen(
                isAtHub,
                siteId,
                eventId,
                said.timeMillis,
                heardMillis == null ? other.heardMillis : heardMillis,
                voidMillis == null ? other.voidMillis : voidMillis,
                said.trace);
    }

    /** Whether an order forbade it, and was known in time: later than that a sighting is forgotten. */
    public boolean breaks(Custody custody, long keptMillis) {
        return stands()
                && custody.holdsAt(timeMillis)
                && custody.order().heardMillis() < timeMillis + keptMillis
                && heardMillis < custody.removalMillis(keptMillis);
    }
}
