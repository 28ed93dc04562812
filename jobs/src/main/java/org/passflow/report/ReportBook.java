package org.passflow.report;

import java.util.ArrayList;
import java.util.List;

/** What one post reported of some days, each report once, in the order in which they were written. Not thread-safe. */
public final class ReportBook {

    private final List<Report> reports = new ArrayList<>();

    public ReportBook(Iterable<Report> kept) {
        kept.forEach(reports::add);
        reports.sort(Report.ORDER);
    }

    /**
     * Takes in a report or its void.
     *
     * @return the report as it is known now; null for a repeat, which changes nothing
     */
    public Report take(Report report) {
        for (int i = 0; i < reports.size(); i++) {
            Report known = reports.get(i);
            if (known.isSameEvent(report)) {
                Report both = known.with(report);
                reports.set(i, both);
                reports.sort(Report.ORDER);
                return both.equals(known) ? null : both;
            }
        }
        reports.add(report);
        reports.sort(Report.ORDER);
        return report;
    }

    /** The reports of a day that stood by what had arrived before an instant; the last of them speaks for the day. */
    public List<Report> standing(int day, long arrivedBefore) {
        return reports.stream()
                .filter(report -> report.day() == day && report.standsBy(arrivedBefore))
                .toList();
    }

    /** Forgets the days before one. */
    public void forgetBefore(int day) {
        reports.removeIf(report -> report.day() < day);
    }

    public boolean isEmpty() {
        return reports.isEmpty();
    }

    public List<Report> kept() {
        return List.copyOf(reports);
    }
}
