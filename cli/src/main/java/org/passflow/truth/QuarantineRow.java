package org.passflow.truth;

import java.time.Instant;

/**
 * An expected row of {@code quarantine}.
 *
 * @param kind HOME, CENTRAL or empty
 * @param region empty where it is not said; so are site and kind
 * @param releasedAt null while it is not known; so are all that follow and may be
 * @param lastTemperature hundredths of a degree Celsius
 */
public record QuarantineRow(
        String personToken,
        String orderId,
        String kind,
        String region,
        String siteId,
        Instant orderedAt,
        Instant fromTime,
        int days,
        Instant dueAt,
        Instant releasedAt,
        Instant supersededAt,
        Instant custodyFrom,
        int temperatures,
        int temperatureDays,
        int feverReadings,
        Long lastTemperature,
        Instant lastTemperatureAt,
        boolean voided,
        long revision) {

    QuarantineRow revised(long number) {
        return new QuarantineRow(
                personToken,
                orderId,
                kind,
                region,
                siteId,
                orderedAt,
                fromTime,
                days,
                dueAt,
                releasedAt,
                supersededAt,
                custodyFrom,
                temperatures,
                temperatureDays,
                feverReadings,
                lastTemperature,
                lastTemperatureAt,
                voided,
                number);
    }

    /** When custody ended; null while it has not. */
    Instant end() {
        if (releasedAt == null || supersededAt == null) {
            return releasedAt == null ? supersededAt : releasedAt;
        }
        return releasedAt.isBefore(supersededAt) ? releasedAt : supersededAt;
    }

    boolean isInCustody(long millis) {
        return !voided && millis >= custodyFrom.toEpochMilli() && (end() == null || millis < end().toEpochMilli());
    }
}
