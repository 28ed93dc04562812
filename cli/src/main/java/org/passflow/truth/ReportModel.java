package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must become of the daily report of every post and business day, computed from the records alone by docs/reports.md: the
 * rows of {@code daily_reports} and the alerts of the three rules, by their default settings. Takes the records in any order.
 */
public final class ReportModel {

    /** The rules that it knows. */
    public static final Set<String> RULES = Set.of("report-missing", "report-late", "report-suspect");

    private final TruthSettings settings;
    private final Duration bound;
    private final RuleDefaults rules = new RuleDefaults();
    private final ControlBook control = new ControlBook();
    private final Intake intake;
    private final Happenings reports = new Happenings();
    private final Happenings passages = new Happenings();

    /** @param bound of the jobs: how long after an instant what arrived meanwhile still counts as known at it */
    public ReportModel(TruthSettings settings, Duration bound) {
        this.settings = settings;
        this.intake = new Intake(control, settings);
        this.bound = bound;
    }

    /** What must be there. */
    public record Expected(List<ReportRow> rows, List<ExpectedAlert> alerts) {}

    /** Takes one record of a control or event topic. */
    public void add(RawRecord record) {
        intake.take(record).ifPresent(event -> addEvent(record, event));
    }

    private void addEvent(RawRecord record, Event event) {
        if (event.is("status", "DAILY_REPORT")) {
            reports.add(record, event);
        } else if (GateCounts.concern(event)) {
            passages.add(record, event);
        }
    }

    /** When the jobs' time has come to an instant. */
    public Expected at(Instant until) {
        LocalTime due = LocalTime.parse(rules.text("report-missing", "report_due"));
        ReportCalendar calendar = new ReportCalendar(settings.zone(), settings.dayCut(), due);
        ReportDoubts doubts = new ReportDoubts(rules, new GateCounts(passages, bound), calendar);
        Set<String> sites = new TreeSet<>(control.ids("sites"));
        List<Happening> written = reports.all();
        written.forEach(report -> sites.add(report.event().siteId()));
        List<ReportRow> rows = new ArrayList<>();
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (String site : sites) {
            PostReports post = new PostReports(site, control, calendar, doubts, bound);
            written.stream()
                    .filter(report -> report.event().siteId().equals(site))
                    .forEach(post::add);
            post.live(until);
            rows.addAll(post.rows());
            alerts.addAll(post.alerts());
        }
        alerts.sort(Comparator.comparing(ExpectedAlert::openedAt).thenComparing(ExpectedAlert::toString));
        return new Expected(List.copyOf(rows), List.copyOf(alerts));
    }

    /** The day that a report is about. */
    static LocalDate day(Happening report, ReportCalendar calendar) {
        return report.event().has("business_day")
                ? LocalDate.parse(report.event().text("business_day"))
                : calendar.dayOf(report.event().time());
    }
}
