package org.passflow.truth;

import java.time.Instant;
import java.time.LocalDate;

/**
 * An expected row of {@code daily_reports}.
 *
 * @param suspect FALSE_ZERO, FAR_BELOW or empty
 * @param suspectFigure RETURNEES, OUTSIDERS or empty
 * @param firstArrival null where no report stands; so are eventTime and the counts
 * @param eventId empty where no report stands
 * @param returnees null where it is not said; so are the figures behind it
 * @param revision instant by whose arrivals it is so, milliseconds, in the first generation
 */
public record ReportRow(
        LocalDate businessDay,
        String siteId,
        Instant dueAt,
        boolean expected,
        String delivery,
        String content,
        String suspect,
        String suspectFigure,
        int reports,
        Instant firstArrival,
        Instant eventTime,
        String eventId,
        Long returnees,
        Long outsiders,
        Long keyPersons,
        Long keyPersonsFever,
        Long countedReturnees,
        Long countedOutsiders,
        long revision) {

    ReportRow revised(long number) {
        return new ReportRow(
                businessDay,
                siteId,
                dueAt,
                expected,
                delivery,
                content,
                suspect,
                suspectFigure,
                reports,
                firstArrival,
                eventTime,
                eventId,
                returnees,
                outsiders,
                keyPersons,
                keyPersonsFever,
                countedReturnees,
                countedOutsiders,
                number);
    }

    boolean is(String howDelivered) {
        return delivery.equals(howDelivered);
    }
}
