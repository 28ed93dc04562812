package org.passflow.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Every expected row, each table in the order of its key.
 *
 * @param intake exact only where one order of arrival is given; which of two copies is the duplicate depends on it
 */
public record Truth(
        List<CountRow<Instant>> minutes,
        List<CountRow<Instant>> hours,
        List<CountRow<LocalDate>> days,
        List<LateRow> lateEvents,
        List<RejectRow> rejects,
        List<IntakeRow> intake) {

    public Truth {
        minutes = List.copyOf(minutes);
        hours = List.copyOf(hours);
        days = List.copyOf(days);
        lateEvents = List.copyOf(lateEvents);
        rejects = List.copyOf(rejects);
        intake = List.copyOf(intake);
    }
}
