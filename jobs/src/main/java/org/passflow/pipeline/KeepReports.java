package org.passflow.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.alert.ReportDuty;
import org.passflow.alert.ReportRules;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.Windows;
import org.passflow.report.DailyReport;
import org.passflow.report.Doubt;
import org.passflow.report.GateCount;
import org.passflow.report.Report;
import org.passflow.report.ReportBook;
import org.passflow.report.ReportVersion;
import org.passflow.serial.Kinds;

/**
 * Keeps the daily reports of each post, and says what is missing, late or not to be believed. Keyed by site; the roster is a
 * stream too, so that a post of which nothing was ever heard owes a report. A post is looked at when a business day begins,
 * when its report is due, and when time gets to the arrival of a report: by what had arrived by then, whatever else has been
 * read.
 *
 * <p>State, per site, of today and the three business days before: the reports, what was told of each day, the half hours in
 * which somebody was counted whom a report names, what was raised. Reports that come later than that change nothing.
 */
final class KeepReports extends Judging<ReportSign, Finding> {

    /** Each day of each post, whenever what is known of it changes. */
    static final OutputTag<DailyReport> DAYS = new OutputTag<>("daily-reports", Kinds.of(DailyReport.class));

    /** Each report, and again when it is taken back. */
    static final OutputTag<ReportVersion> VERSIONS_OF_REPORTS =
            new OutputTag<>("report-versions", Kinds.of(ReportVersion.class));

    /** How many days before today a report may still be about. */
    static final int DAYS_BACK = 3;

    private static final long serialVersionUID = 1;

    private final BusinessTime business;
    private final long boundMillis;

    private transient ListState<Report> reports;
    private transient MapState<Integer, DailyReport> told;
    private transient MapState<Long, GateCount> counts;
    private transient ReportAlarms alarms;
    private transient MapState<String, Finding> raised;

    KeepReports(TimeSettings time, Beginning beginning) {
        super(beginning);
        this.business = time.business();
        this.boundMillis = time.bound().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        reports = getRuntimeContext().getListState(new ListStateDescriptor<>("reports", Kinds.of(Report.class)));
        told = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("told", Types.INT, Kinds.of(DailyReport.class)));
        counts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("counts", Types.LONG, Kinds.of(GateCount.class)));
        raised = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("raised", Kinds.TEXT, Kinds.of(Finding.class)));
        alarms = new ReportAlarms(raised);
    }

    @Override
    public void processElement(ReportSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        TimerService timers = context.timerService();
        if (sign.roster() != null) {
            knowledge(context).add(sign.roster());
            lookAt(sign.roster().effectiveFromMillis(), timers);
        } else if (sign.counted() != null) {
            GateCount before = counts.get(sign.halfHourMillis());
            counts.put(sign.halfHourMillis(), before == null ? sign.counted() : before.plus(sign.counted()));
            timers.registerEventTimeTimer(
                    business.dayStart(business.day(sign.halfHourMillis()).plusDays(1)));
        } else if (isInTime(sign)) {
            take(sign, context);
        }
    }

    /** Whether it is about a day that has begun and is not yet settled, by its arrival alone. */
    private boolean isInTime(ReportSign sign) {
        LocalDate day = LocalDate.ofEpochDay(sign.report().day());
        long latest = Math.max(sign.arrivalMillis(), sign.report().eventTimeMillis());
        return latest >= business.dayStart(day)
                && sign.arrivalMillis() < business.dayStart(day.plusDays(1 + DAYS_BACK));
    }

    private void take(ReportSign sign, ReadOnlyContext context) throws Exception {
        ReportBook book = new ReportBook(reports.get());
        Report known = book.take(sign.report());
        if (known == null) {
            return;
        }
        reports.update(book.kept());
        if (known.isHeard()) {
            context.output(VERSIONS_OF_REPORTS, new ReportVersion(sign.siteId(), known));
            lookAt(boundMillis > 0 ? sign.arrivalMillis() : sign.arrivalMillis() + 1, context.timerService());
        } else {
            forgetWithItsDay(known, context.timerService());
        }
    }

    /** What takes back a report that was not heard changes nothing that is known, and goes as the day goes. */
    private void forgetWithItsDay(Report unheard, TimerService timers) {
        LocalDate day = LocalDate.ofEpochDay(unheard.day());
        timers.registerEventTimeTimer(business.dayStart(day.plusDays(1 + DAYS_BACK)));
    }

    /** At the first full second from an instant on. */
    private static void lookAt(long millis, TimerService timers) {
        timers.registerEventTimeTimer(JourneyTime.fullSecond(millis, timers.currentWatermark()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        ReportDuty duty = new ReportDuty(knowledge(context), business, context.getCurrentKey());
        LocalDate today = business.day(timestamp);
        LocalDate first = today.minusDays(DAYS_BACK);
        ReportBook book = forgetBefore(first);
        List<DailyReport> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            DailyReport now = judge(day, book, duty, timestamp);
            days.add(now);
            tell(now, context);
        }
        alarms.look(days, new ReportRules(duty), timestamp, out);
        if (duty.reportsDaily(timestamp) || !isForgotten(book)) {
            plan(today, duty, context.timerService(), timestamp);
        }
    }

    private ReportBook forgetBefore(LocalDate first) throws Exception {
        ReportBook book = new ReportBook(reports.get());
        int day = (int) first.toEpochDay();
        book.forgetBefore(day);
        reports.update(book.kept());
        removeBefore(told, day);
        removeBefore(counts, business.dayStart(first));
        alarms.forgetBefore(day);
        return book;
    }

    private static <K extends Comparable<K>> void removeBefore(MapState<K, ?> state, K first) throws Exception {
        List<K> gone = new ArrayList<>();
        for (K key : state.keys()) {
            if (key.compareTo(first) < 0) {
                gone.add(key);
            }
        }
        for (K key : gone) {
            state.remove(key);
        }
    }

    private boolean isForgotten(ReportBook book) throws Exception {
        return book.isEmpty() && told.isEmpty() && counts.isEmpty() && raised.isEmpty();
    }

    private DailyReport judge(LocalDate day, ReportBook book, ReportDuty duty, long now) throws Exception {
        int number = (int) day.toEpochDay();
        DailyReport nothing =
                DailyReport.without(duty.siteId(), number, now, duty.dueMillis(day), duty.isExpected(day, now));
        List<Report> standing = book.standing(number, now + boundMillis);
        if (standing.isEmpty()) {
            return nothing;
        }
        Report current = standing.get(standing.size() - 1);
        GateCount counted = counted(day, Math.min(current.eventTimeMillis(), current.arrivalMillis()));
        Doubt doubt = Doubt.of(current.figures(), counted, duty.limits(current.arrivalMillis()));
        return nothing.with(standing, counted, doubt);
    }

    /** What was counted in a day in half hours that were over at an instant. */
    private GateCount counted(LocalDate day, long untilMillis) throws Exception {
        long from = business.dayStart(day);
        long to = Math.min(untilMillis, business.dayStart(day.plusDays(1)));
        GateCount sum = GateCount.NOTHING;
        for (Map.Entry<Long, GateCount> halfHour : counts.entries()) {
            boolean isWithin = halfHour.getKey() >= from && halfHour.getKey() + Windows.HALF_HOUR_MILLIS <= to;
            sum = isWithin ? sum.plus(halfHour.getValue()) : sum;
        }
        return sum;
    }

    private void tell(DailyReport now, OnTimerContext context) throws Exception {
        DailyReport before = told.get(now.day());
        boolean isNews = before == null ? now.isWorthTelling() : !now.saysTheSameAs(before);
        if (isNews) {
            told.put(now.day(), now);
            context.output(DAYS, now);
        }
    }

    /** Looks again when the report of today is due, and when tomorrow begins. */
    private void plan(LocalDate today, ReportDuty duty, TimerService timers, long now) {
        long due = duty.dueMillis(today);
        if (due > now) {
            timers.registerEventTimeTimer(due);
        }
        timers.registerEventTimeTimer(business.dayStart(today.plusDays(1)));
    }
}
