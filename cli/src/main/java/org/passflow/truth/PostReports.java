package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The reports of one post, looked at whenever something can have changed. */
final class PostReports {

    private static final String LATE = "report-late";
    private static final String SUSPECT = "report-suspect";

    private final String siteId;
    private final ControlBook control;
    private final ReportCalendar calendar;
    private final ReportDoubts doubts;
    private final Duration bound;
    private final List<Happening> reports = new ArrayList<>();
    private final Map<LocalDate, ReportRow> told = new TreeMap<>();
    private final Map<String, ExpectedAlert> alerts = new TreeMap<>();

    /** Days whose report is in doubt. */
    private final Set<LocalDate> doubted = new TreeSet<>();

    /** The first day of a run of missing reports that is going on; null for none. */
    private LocalDate missingSince;

    PostReports(String siteId, ControlBook control, ReportCalendar calendar, ReportDoubts doubts, Duration bound) {
        this.siteId = siteId;
        this.control = control;
        this.calendar = calendar;
        this.doubts = doubts;
        this.bound = bound;
    }

    /** Takes a report of the post that is about a day which has begun and is not settled. */
    void add(Happening report) {
        LocalDate day = ReportModel.day(report, calendar);
        Instant latest = report.known().isAfter(report.event().time())
                ? report.known()
                : report.event().time();
        if (!latest.isBefore(calendar.start(day)) && report.known().isBefore(calendar.settled(day))) {
            reports.add(report);
        }
    }

    Collection<ReportRow> rows() {
        return told.values();
    }

    Collection<ExpectedAlert> alerts() {
        return alerts.values();
    }

    void live(Instant until) {
        for (Instant now : looks(until)) {
            LocalDate today = calendar.dayOf(now);
            List<ReportRow> days = new ArrayList<>();
            for (LocalDate day = today.minusDays(ReportCalendar.DAYS_BACK);
                    !day.isAfter(today);
                    day = day.plusDays(1)) {
                ReportRow row = judge(day, now);
                days.add(row);
                tell(row, now);
                alertOf(row);
            }
            alertMissing(days);
        }
    }

    private NavigableSet<Instant> looks(Instant until) {
        NavigableSet<Instant> looks = new TreeSet<>();
        control.all("sites", siteId).forEach(version -> looks.add(fullSecond(version.takesEffect())));
        for (Happening report : reports) {
            looks.add(fullSecond(report.known()));
            if (report.takenBack() != null && !report.isTakenBackFirst()) {
                looks.add(fullSecond(report.takenBack()));
            }
        }
        if (looks.isEmpty()) {
            return looks;
        }
        LocalDate last = calendar.dayOf(until);
        for (LocalDate day = calendar.dayOf(looks.first()); !day.isAfter(last); day = day.plusDays(1)) {
            looks.add(calendar.start(day));
            looks.add(calendar.due(day));
        }
        Instant from = fullSecond(first());
        return from.isAfter(until) ? new TreeSet<>() : looks.subSet(from, true, until, true);
    }

    /** The beginning of a day in which the post was not known yet is no look. */
    private Instant first() {
        return Stream.concat(
                        control.all("sites", siteId).stream().map(ControlBook.Version::takesEffect),
                        reports.stream().map(Happening::known))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant fullSecond(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }

    private ReportRow judge(LocalDate day, Instant now) {
        Instant due = calendar.due(day);
        boolean expected = reportsDaily(calendar.start(day)) && reportsDaily(now.isBefore(due) ? now : due);
        Instant known = now.plus(bound).minusMillis(1);
        List<Happening> standing = reports.stream()
                .filter(report -> ReportModel.day(report, calendar).equals(day) && report.isKnownAt(known))
                .filter(report -> !report.isTakenBackFirst())
                .sorted(Happening.ORDER)
                .toList();
        if (standing.isEmpty()) {
            String delivery = expected && !now.isBefore(due) ? "MISSING" : "AWAITED";
            return new ReportRow(
                    day, siteId, due, expected, delivery, "NONE", "", "", 0, null, null, "", null, null, null, null,
                    null, null, 0);
        }
        Instant first = standing.stream()
                .map(Happening::known)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Happening current = standing.get(standing.size() - 1);
        ReportDoubts.Doubt doubt = doubts.of(current, day);
        Event event = current.event();
        return new ReportRow(
                day,
                siteId,
                due,
                expected,
                first.isBefore(due) ? "ON_TIME" : "LATE",
                ReportDoubts.content(event),
                doubt.kind(),
                doubt.figure(),
                standing.size(),
                first,
                event.time(),
                event.text("event_id"),
                figure(event, "returnees"),
                figure(event, "outsiders"),
                figure(event, "key_persons"),
                figure(event, "key_persons_fever"),
                doubt.returnees(),
                doubt.outsiders(),
                0);
    }

    private boolean reportsDaily(Instant at) {
        return control.asOf("sites", siteId, at)
                .map(site -> site.fields().path("reports_daily").asBoolean())
                .orElse(false);
    }

    private static Long figure(Event event, String name) {
        return event.has(name) ? Long.valueOf(event.number(name)) : null;
    }

    private void tell(ReportRow row, Instant now) {
        ReportRow before = told.get(row.businessDay());
        boolean isNews = before == null
                ? row.expected() || row.reports() > 0
                : !before.revised(0).equals(row);
        if (isNews) {
            told.put(row.businessDay(), row.revised(now.toEpochMilli()));
        }
    }

    private void alertOf(ReportRow row) {
        if (row.expected() && row.is("LATE")) {
            alerts.putIfAbsent(
                    LATE + row.businessDay(), new ExpectedAlert(LATE, "EVENT", siteId, "", row.firstArrival()));
        }
        if (!row.suspect().isEmpty() && !doubted.contains(row.businessDay())) {
            alerts.putIfAbsent(
                    SUSPECT + row.businessDay() + row.eventId(),
                    new ExpectedAlert(SUSPECT, "EVENT", siteId, row.eventId(), arrival(row.eventId())));
        }
        if (row.suspect().isEmpty()) {
            doubted.remove(row.businessDay());
        } else {
            doubted.add(row.businessDay());
        }
    }

    private Instant arrival(String eventId) {
        return reports.stream()
                .filter(report -> report.event().text("event_id").equals(eventId))
                .map(Happening::known)
                .findFirst()
                .orElseThrow();
    }

    /** A run of days without a report is one alert, until a day has one or none is owed. */
    private void alertMissing(List<ReportRow> days) {
        int last = days.size() - 1;
        if (days.get(last).is("AWAITED") && days.get(last).expected()) {
            last--;
        }
        if (!days.get(last).is("MISSING")) {
            missingSince = null;
            return;
        }
        if (missingSince == null) {
            ReportRow first = days.get(last);
            for (int i = last; i >= 0 && days.get(i).is("MISSING"); i--) {
                first = days.get(i);
            }
            missingSince = first.businessDay();
            alerts.putIfAbsent(
                    "report-missing" + missingSince,
                    new ExpectedAlert("report-missing", "SITE", siteId, "", first.dueAt()));
        }
    }
}
