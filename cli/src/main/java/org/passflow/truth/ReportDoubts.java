package org.passflow.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which reports cannot be right, by what the gates had counted when they were written. */
record ReportDoubts(RuleDefaults rules, GateCounts counts, ReportCalendar calendar) {

    private static final String RULE = "report-suspect";

    /**
     * What is doubtful about a report.
     *
     * @param kind empty when nothing is
     */
    record Doubt(String kind, String figure, long returnees, long outsiders) {}

    static String content(Event report) {
        long[] said = Stream.of("returnees", "outsiders", "key_persons", "key_persons_fever")
                .filter(report::has)
                .mapToLong(report::number)
                .toArray();
        if (said.length == 0) {
            return "NONE";
        }
        return LongStream.of(said).sum() == 0 ? "ZERO" : "FIGURES";
    }

    Doubt of(Happening report, LocalDate day) {
        Event event = report.event();
        Instant written = event.time().isBefore(report.known()) ? event.time() : report.known();
        Instant end = calendar.start(day.plusDays(1));
        long[] counted = counts.of(event.siteId(), calendar.start(day), written.isBefore(end) ? written : end);
        long offReturnees = off(event, "returnees", counted[0]);
        long offOutsiders = off(event, "outsiders", counted[1]);
        if (offReturnees < 0 && offOutsiders < 0) {
            return new Doubt("", "", counted[0], counted[1]);
        }
        String figure = offReturnees >= offOutsiders ? "RETURNEES" : "OUTSIDERS";
        return new Doubt(content(event).equals("ZERO") ? "FALSE_ZERO" : "FAR_BELOW", figure, counted[0], counted[1]);
    }

    /** By how many a figure is too low; −1 where it may be right. */
    private long off(Event report, String figure, long counted) {
        if (!report.has(figure)) {
            return -1;
        }
        long declared = report.number(figure);
        boolean isWrong = content(report).equals("ZERO")
                ? counted >= rules.whole(RULE, "least_counted")
                : declared < rules.number(RULE, "share") * counted
                        && counted - declared >= rules.number(RULE, "least_difference");
        return isWrong ? counted - declared : -1;
    }
}
