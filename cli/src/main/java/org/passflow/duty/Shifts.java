package org.passflow.duty;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The three shifts of a day, which begin at 00:00, 08:00 and 16:00.
 *
 * @param zone of these times
 */
public record Shifts(ZoneId zone) {
    private static final int HOURS = 8;

    /** Who hands over within this time after the change still speaks of the shift before. */
    private static final Duration OVERLAP = Duration.ofHours(1);

    /** Beginning of the shift that is handed over at a moment: the running one, or in its first hour the one before. */
    public Instant handedOverAt(Instant moment) {
        LocalDateTime local = moment.minus(OVERLAP).atZone(zone).toLocalDateTime();
        return local.toLocalDate()
                .atTime(local.getHour() / HOURS * HOURS, 0)
                .atZone(zone)
                .toInstant();
    }
}
