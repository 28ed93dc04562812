package org.passflow.alert;

import java.time.LocalDate;
import java.time.LocalTime;
import org.passflow.flow.BusinessTime;
import org.passflow.reference.Site;
import org.passflow.report.Doubt;

/**
 * What a post owes: of which business days a report, by when, and how far its figures may be from what was counted. A day goes
 * by the settings and the roster as they were when it began, so that nobody is told another due time in the middle of it.
 */
public record ReportDuty(Knowledge knowledge, BusinessTime business, String siteId) {

    /** When the report of a day is due, epoch milliseconds UTC. */
    public long dueMillis(LocalDate day) {
        long start = business.dayStart(day);
        LocalTime due = settings(Rule.REPORT_MISSING, start).time("report_due");
        return business.instant(day, due);
    }

    /** Whether a report of a day is owed, by what is known at an instant: by a post that reports daily when the day begins and still does when it is due. */
    public boolean isExpected(LocalDate day, long nowMillis) {
        return reportsDaily(business.dayStart(day)) && reportsDaily(Math.min(nowMillis, dueMillis(day)));
    }

    /** Whether the post is one that reports daily. */
    public boolean reportsDaily(long timeMillis) {
        Site site = site(timeMillis);
        return site != null && Boolean.TRUE.equals(site.reportsDaily());
    }

    /** When to doubt a report that arrived at an instant. */
    public Doubt.Limits limits(long arrivalMillis) {
        RuleSettings settings = settings(Rule.REPORT_SUSPECT, arrivalMillis);
        return new Doubt.Limits(
                settings.whole("least_counted"), settings.number("share"), settings.number("least_difference"));
    }

    Site site(long timeMillis) {
        return knowledge.history().site(siteId, timeMillis);
    }

    private RuleSettings settings(Rule rule, long timeMillis) {
        return knowledge.rules().settings(rule, site(timeMillis), null, timeMillis);
    }
}
