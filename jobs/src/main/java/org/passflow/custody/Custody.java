package org.passflow.custody;

import java.util.List;
import org.passflow.flow.BusinessTime;

/**
 * One order of quarantine with all that belongs to it.
 *
 * @param order the event that ordered it
 * @param isVoided whether it was taken back: then nothing belongs to it
 * @param fromMillis from when the person must not be seen elsewhere: arrival, or a time of grace after the order begins
 * @param release the earliest, or null
 * @param successor the later order of the person that takes its place; null if none does, or it was released before
 * @param temperatures in the order of time
 */
public record Custody(
        Fact order, boolean isVoided, long fromMillis, Fact release, Fact successor, List<Fact> temperatures) {

    private static final int FEVER_CENTIDEGREES = 3730;

    /** How long an order that nobody released is kept after it should have ended. */
    private static final long FORGOTTEN_MILLIS = 30 * 24 * 3_600_000L;

    public Terms terms() {
        return order.order();
    }

    /** When a later order takes its place; null if none does, or it was released before. */
    public Long supersededMillis() {
        return successor == null ? null : (Long) successor.order().fromMillis();
    }

    /** When custody ended; null while it goes on, also past its due time: it ends with a release. */
    public Long endMillis() {
        return release == null ? supersededMillis() : (Long) release.timeMillis();
    }

    /** Whether custody goes on at an instant, begun or not. */
    public boolean isOpenAt(long timeMillis) {
        return !isVoided && (endMillis() == null || timeMillis < endMillis());
    }

    /** Whether the person is in custody at an instant. */
    public boolean holdsAt(long timeMillis) {
        return timeMillis >= fromMillis && isOpenAt(timeMillis);
    }

    /** Where the time that temperatures are due ends. */
    public long lastMillis() {
        long due = terms().dueMillis();
        return endMillis() == null ? due : Math.min(due, endMillis());
    }

    /**
     * When the last of it can be forgotten; nothing that arrives from then on belongs to it. An order may begin long before it
     * arrives, and end another then.
     */
    public long removalMillis(long keptMillis) {
        long heard = order.heardMillis() + keptMillis;
        if (isVoided) {
            return heard;
        }
        if (endMillis() == null) {
            return Math.max(heard, forgottenMillis());
        }
        long endHeard = successor == null ? endMillis() : Math.max(endMillis(), successor.heardMillis());
        return Math.max(heard, endHeard + keptMillis);
    }

    /** When an order that nobody released is given up. */
    public long forgottenMillis() {
        return terms().dueMillis() + FORGOTTEN_MILLIS;
    }

    public int feverReadings() {
        return (int) temperatures.stream()
                .filter(one -> one.centidegrees() != null && one.centidegrees() >= FEVER_CENTIDEGREES)
                .count();
    }

    /** On how many business days a temperature was taken. */
    public int temperatureDays(BusinessTime business) {
        return (int) temperatures.stream()
                .map(one -> business.day(one.timeMillis()))
                .distinct()
                .count();
    }

    /** The last temperature, or null. */
    public Fact lastTemperature() {
        return temperatures.isEmpty() ? null : temperatures.get(temperatures.size() - 1);
    }
}
