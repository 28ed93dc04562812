package org.passflow.alert;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.finding.Evidence;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.flow.BusinessTime;
import org.passflow.reference.Site;
import org.passflow.report.DailyReport;
import org.passflow.report.Delivery;
import org.passflow.report.Doubt;
import org.passflow.report.Report;

/** What is wrong with the reports of one post (DOMAIN T4): missing, late, or not to be believed. */
public record ReportRules(ReportDuty duty) {

    /**
     * The last days of which no report came; days in a row are one finding.
     *
     * @param days those that are kept, the last of them today
     * @param before what was raised and has not ended, or null: its days may be forgotten already
     */
    public Optional<Finding> missing(List<DailyReport> days, Finding before) {
        int last = days.size() - 1;
        while (last >= 0
                && days.get(last).delivery() == Delivery.AWAITED
                && days.get(last).isExpected()) {
            last--;
        }
        int first = last + 1;
        while (first > 0 && days.get(first - 1).delivery() == Delivery.MISSING) {
            first--;
        }
        if (first > last) {
            return Optional.empty();
        }
        boolean reachesBack = first == 0 && before != null && before.measured().fromMillis() < start(days.get(0));
        long from = reachesBack ? before.measured().fromMillis() : start(days.get(first));
        long due = reachesBack ? before.sinceMillis() : days.get(first).dueMillis();
        return missing(from, due, days.get(last));
    }

    private Optional<Finding> missing(long from, long due, DailyReport last) {
        BusinessTime business = duty.business();
        LocalDate after = date(last).plusDays(1);
        double count = (double) ChronoUnit.DAYS.between(business.day(from), after);
        Measured measured = new Measured(count, null, from, business.dayStart(after));
        Subject subject = subject(SubjectKind.SITE, last.siteId(), last);
        return raise(Rule.REPORT_MISSING, due, subject, day(last.siteId(), business.day(from)), due, last)
                .map(finding -> finding.measuring(measured, null, Map.of()));
    }

    /** That the first report of a day came after it was due. */
    public Optional<Finding> late(DailyReport day) {
        if (day.delivery() != Delivery.LATE || !day.isExpected()) {
            return Optional.empty();
        }
        long arrival = day.firstArrivalMillis();
        double minutes = (double) Duration.ofMillis(arrival - day.dueMillis()).toMinutes();
        Measured measured = new Measured(minutes, null, day.dueMillis(), arrival);
        return raise(Rule.REPORT_LATE, arrival, ofDay(day), "", arrival, day)
                .map(finding -> finding.measuring(measured, null, details(day)));
    }

    /** That the report which stands for a day cannot be right. */
    public Optional<Finding> suspect(DailyReport day) {
        Doubt doubt = day.doubt();
        if (doubt == null) {
            return Optional.empty();
        }
        Report report = day.current();
        Measured measured =
                new Measured((double) doubt.declared(), (double) doubt.counted(), start(day), report.eventTimeMillis());
        Evidence evidence = new Evidence(report.position(), report.eventId(), report.recordRef(), null);
        Map<String, String> details = Map.of(
                "day", date(day).toString(),
                "figure", doubt.figure().name(),
                "doubt", doubt.kind().name());
        return raise(
                        Rule.REPORT_SUSPECT,
                        report.arrivalMillis(),
                        ofDay(day),
                        report.eventId(),
                        report.arrivalMillis(),
                        day)
                .map(finding -> finding.measuring(measured, evidence, details));
    }

    /** By the settings in force at an instant. */
    private Optional<Finding> raise(
            Rule rule, long inForceAt, Subject subject, String opening, long since, DailyReport day) {
        return duty.knowledge()
                .rules()
                .inForce(rule, duty.site(inForceAt), null, inForceAt)
                .map(settings -> new Finding(
                        rule.ruleName(),
                        settings.ruleId(),
                        settings.severity(),
                        Step.RAISE,
                        subject,
                        opening,
                        since,
                        day.judgedMillis(),
                        false,
                        Measured.none(),
                        null,
                        Map.of()));
    }

    private Subject ofDay(DailyReport day) {
        return subject(SubjectKind.EVENT, day(day.siteId(), date(day)), day);
    }

    private Subject subject(SubjectKind kind, String id, DailyReport day) {
        Site site = duty.site(day.judgedMillis());
        return new Subject(kind, id, day.siteId(), site == null ? null : site.region());
    }

    private static String day(String siteId, LocalDate day) {
        return siteId + '/' + day;
    }

    private static Map<String, String> details(DailyReport day) {
        return Map.of("day", date(day).toString());
    }

    private static LocalDate date(DailyReport day) {
        return LocalDate.ofEpochDay(day.day());
    }

    private long start(DailyReport day) {
        return duty.business().dayStart(date(day));
    }
}
