package org.passflow.pipeline;

import org.passflow.event.Header;
import org.passflow.event.PostStatus;
import org.passflow.event.Received;
import org.passflow.event.SiteStatus;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.FlowRow;
import org.passflow.reference.ReferenceVersion;
import org.passflow.report.Figures;
import org.passflow.report.GateCount;
import org.passflow.report.Report;

/**
 * What concerns the reports of a post: a report or its void, a half hour of counts, or its roster entry; exactly one of them.
 *
 * @param halfHourMillis start of the half hour counted, epoch milliseconds UTC; 0 without counts
 */
public record ReportSign(
        String siteId, Report report, long halfHourMillis, GateCount counted, ReferenceVersion roster) {

    /** Of an event; null of one that is no daily report. A report that names no day is about the one in which it was written. */
    static ReportSign of(Received received, BusinessTime business) {
        SiteStatus status = received.siteStatus();
        if (status == null || status.status() != PostStatus.DAILY_REPORT) {
            return null;
        }
        Header header = received.header();
        int day = status.businessDay() == null
                ? (int) business.day(header.eventTimeMillis()).toEpochDay()
                : status.businessDay();
        Report report = new Report(
                header.eventId(),
                header.eventTimeMillis(),
                day,
                new Figures(status.returnees(), status.outsiders(), status.keyPersons(), status.keyPersonsFever()),
                status.staff(),
                status.shift(),
                header.recordRef(),
                header.isVoid() ? null : received.position(),
                header.isVoid() ? (Long) received.position().arrivalMillis() : null);
        return new ReportSign(status.siteId(), report, 0, null, null);
    }

    /** Of a half hour as it stood when it ended; null of one in which nobody was counted whom a report names. */
    static ReportSign of(FlowRow halfHour) {
        GateCount counted = GateCount.of(halfHour);
        return counted.equals(GateCount.NOTHING)
                ? null
                : new ReportSign(halfHour.siteId(), null, halfHour.cell().windowStartMillis(), counted, null);
    }

    static ReportSign of(ReferenceVersion version) {
        return new ReportSign(version.site().siteId(), null, 0, null, version);
    }

    /** When the report or its void arrived, epoch milliseconds UTC. */
    long arrivalMillis() {
        return report.isHeard() ? report.arrivalMillis() : report.voidMillis();
    }
}
