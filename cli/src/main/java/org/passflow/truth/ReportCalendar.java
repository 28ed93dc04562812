package org.passflow.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Business days of reports: when they begin, when their report is due, when nothing of them can change any more. */
record ReportCalendar(ZoneId zone, LocalTime cut, LocalTime due) {

    /** How many business days back a report may be about. */
    static final int DAYS_BACK = 3;

    LocalDate dayOf(Instant instant) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        return instant.isBefore(start(date)) ? date.minusDays(1) : date;
    }

    Instant start(LocalDate day) {
        return day.atTime(cut).atZone(zone).toInstant();
    }

    Instant due(LocalDate day) {
        LocalDate date = due.isAfter(cut) ? day : day.plusDays(1);
        return date.atTime(due).atZone(zone).toInstant();
    }

    Instant settled(LocalDate day) {
        return start(day.plusDays(1 + DAYS_BACK));
    }
}
