package org.passflow.flow;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Minutes, hours and business days of one zone. A business day runs from the cut (04:00: stations work past midnight,
 * DOMAIN H5) to the next day's cut, also where that is 23 or 25 hours later.
 *
 * @param zone by whose clocks hours and days begin
 * @param cut local time at which a business day begins, a whole minute
 */
public record BusinessTime(ZoneId zone, LocalTime cut) implements Serializable {

    public BusinessTime {
        if (!cut.equals(cut.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("time.day-cut must be a whole minute, is " + cut);
        }
    }

    public static final long MINUTE_MILLIS = 60_000;

    /** Start of the minute that holds the instant; epoch milliseconds, any 64-bit value. */
    public static long minuteStart(long epochMillis) {
        return Math.floorDiv(epochMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
    }

    /** Start of the local hour that holds the instant, epoch milliseconds. */
    public long hourStart(long epochMillis) {
        return at(epochMillis).truncatedTo(ChronoUnit.HOURS).toInstant().toEpochMilli();
    }

    /** End of the local hour that starts there, epoch milliseconds; 90 minutes later where clocks go back by half an hour. */
    public long hourEnd(long hourStart) {
        long next = hourStart(at(hourStart).plusHours(1).toInstant().toEpochMilli());
        return next > hourStart
                ? next
                : hourStart(at(hourStart).plusHours(2).toInstant().toEpochMilli());
    }

    /** The business day that holds the instant. */
    public LocalDate day(long epochMillis) {
        ZonedDateTime local = at(epochMillis);
        LocalDate date = local.toLocalDate();
        return epochMillis < dayStart(date) ? date.minusDays(1) : date;
    }

    /** The instant at which the business day begins, epoch milliseconds; where the cut falls into a gap, the end of it. */
    public long dayStart(LocalDate day) {
        return ZonedDateTime.of(day, cut, zone).toInstant().toEpochMilli();
    }

    /** The instant at which the business day that starts there ends, epoch milliseconds. */
    public long dayEnd(long dayStart) {
        return dayStart(day(dayStart).plusDays(1));
    }

    /**
     * The instant in a business day at which clocks show a time, epoch milliseconds: times up to the cut are those of the next
     * date.
     */
    public long instant(LocalDate day, LocalTime time) {
        LocalDate date = time.isAfter(cut) ? day : day.plusDays(1);
        return ZonedDateTime.of(date, time, zone).toInstant().toEpochMilli();
    }

    private ZonedDateTime at(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(zone);
    }
}
