package org.passflow.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Hours and business days of a zone. A day begins at the cut of its date, also when it has 23 or 25 hours. */
record BusinessDays(ZoneId zone, LocalTime cut) {

    /** Start of the business day. */
    Instant dayOf(Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        Instant start = startOf(date);
        return instant.isBefore(start) ? startOf(date.minusDays(1)) : start;
    }

    /** Start of the hour of the zone's clock; the two hours of the same name at a change of clocks are two. */
    Instant hourOf(Instant instant) {
        return instant.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    /** Start of the minute, which is the same in every zone. */
    Instant minuteOf(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES);
    }

    private Instant startOf(LocalDate date) {
        return date.atTime(cut).atZone(zone).toInstant();
    }
}
