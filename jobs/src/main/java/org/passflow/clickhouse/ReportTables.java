package org.passflow.clickhouse;

import java.util.List;
import org.passflow.event.Position;
import org.passflow.flow.FlowRow;
import org.passflow.report.DailyReport;
import org.passflow.report.Doubt;
import org.passflow.report.Figures;
import org.passflow.report.Report;
import org.passflow.report.ReportVersion;

/** The tables of daily reports: a row a post and business day, and a row a report. */
final class ReportTables {

    private static final Columns<Figures> FIGURES = new Columns<Figures>()
            .nullable("returnees", Figures::returnees)
            .nullable("outsiders", Figures::outsiders)
            .nullable("key_persons", Figures::keyPersons)
            .nullable("key_persons_fever", Figures::keyPersonsFever);

    /** Where no report stands. */
    private static final Report NO_REPORT = new Report("", 0, 0, Figures.NONE, null, null, null, null, null);

    private static final Doubt NO_DOUBT = new Doubt(null, null, 0, 0);

    private ReportTables() {}

    static Table<DailyReport> days(int generation) {
        return new Columns<DailyReport>()
                .nullableDay("business_day", DailyReport::day)
                .text("site_id", DailyReport::siteId)
                .longNumber("revision", day -> FlowRow.revision(generation, day.judgedMillis()))
                .instant("judged_at", DailyReport::judgedMillis)
                .instant("due_at", DailyReport::dueMillis)
                .number("expected", day -> day.isExpected() ? 1 : 0)
                .text("delivery", DailyReport::delivery)
                .text("content", DailyReport::content)
                .all(
                        day -> day.doubt() == null ? NO_DOUBT : day.doubt(),
                        new Columns<Doubt>().text("suspect", Doubt::kind).text("suspect_figure", Doubt::figure))
                .number("reports", DailyReport::reports)
                .nullableInstant("first_arrival", DailyReport::firstArrivalMillis)
                .nullableInstant(
                        "event_time",
                        day -> day.current() == null ? null : day.current().eventTimeMillis())
                .all(
                        ReportTables::current,
                        new Columns<Report>()
                                .text("event_id", Report::eventId)
                                .all(Report::figures, FIGURES)
                                .nullable("staff", Report::staff)
                                .text("shift", Report::shift))
                .nullable(
                        "counted_returnees",
                        day -> day.counted() == null ? null : day.counted().returnees())
                .nullable(
                        "counted_outsiders",
                        day -> day.counted() == null ? null : day.counted().outsiders())
                .of("daily_reports")
                .replacing(day -> List.of(day.siteId(), day.day()));
    }

    private static Report current(DailyReport day) {
        return day.current() == null ? NO_REPORT : day.current();
    }

    static Table<ReportVersion> versions(int generation) {
        return new Columns<ReportVersion>()
                .nullableDay("business_day", version -> version.report().day())
                .text("site_id", ReportVersion::siteId)
                .longNumber("revision", version -> FlowRow.revision(generation, version.applied()))
                .all(
                        ReportVersion::report,
                        new Columns<Report>()
                                .text("event_id", Report::eventId)
                                .instant("event_time", Report::eventTimeMillis)
                                .instant("arrival_time", Report::arrivalMillis)
                                .nullableInstant("voided_at", Report::voidMillis)
                                .all(Report::figures, FIGURES)
                                .nullable("staff", Report::staff)
                                .text("shift", Report::shift)
                                .text("record_ref", Report::recordRef)
                                .all(
                                        Report::position,
                                        new Columns<Position>()
                                                .number("partition", Position::partition)
                                                .longNumber("offset", Position::offset)))
                .of("report_versions")
                .replacing(version -> List.of(
                        version.siteId(),
                        version.report().eventId(),
                        version.report().eventTimeMillis()));
    }
}
