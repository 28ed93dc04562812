package org.passflow.pipeline;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.alert.FlowExpectation;
import org.passflow.alert.FlowWatch;
import org.passflow.alert.Knowledge;
import org.passflow.alert.PostWatch;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleSettings;
import org.passflow.alert.SiteWindow;
import org.passflow.detector.ExpectedCount;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Windows;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.serial.Kinds;

/**
 * Watches each site of the roster: what passed in each half hour, whether it is still heard, whether it disinfects. Keyed by
 * site; the roster is a stream too, so that a site of which nothing was ever heard is watched. Sites that no roster knows are
 * not.
 *
 * <p>State, per site: the watch on its flow (some 3 KB), what it said in the last two days, two numbers. It is removed when
 * the roster knows the site no more.
 */
final class JudgeSites extends Judging<SiteSign, Finding> {

    /** Whether posts are heard. */
    static final OutputTag<PostSign> POSTS = new OutputTag<>("posts", Kinds.of(PostSign.class));

    /** What was and will be expected to pass. */
    static final OutputTag<FlowExpectation> EXPECTED = new OutputTag<>("expected", Kinds.of(FlowExpectation.class));

    private static final long serialVersionUID = 1;

    private final BusinessTime business;
    private final long boundMillis;
    private final FlowWatch flow;

    private transient PostMemory post;
    private transient TripMemory trips;
    private transient MapState<Long, SiteWindow> windows;
    private transient ValueState<FlowWatch.Memory> memory;
    private transient ValueState<Long> nextLook;
    private transient ValueState<PostSign> told;
    private transient MapState<String, Finding> raised;

    JudgeSites(TimeSettings time, Beginning beginning) {
        super(beginning);
        this.business = time.business();
        this.boundMillis = time.bound().toMillis();
        this.flow = new FlowWatch(business.zone(), beginning.phases());
    }

    @Override
    public void open(OpenContext context) {
        post = new PostMemory(getRuntimeContext(), boundMillis);
        trips = new TripMemory(getRuntimeContext(), boundMillis);
        windows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("windows", Types.LONG, Kinds.of(SiteWindow.class)));
        memory = value("flow", Kinds.of(FlowWatch.Memory.class));
        nextLook = value("next-look", Types.LONG);
        told = value("told", Kinds.of(PostSign.class));
        raised = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("raised", Kinds.TEXT, Kinds.of(Finding.class)));
    }

    private <T> ValueState<T> value(String name, TypeInformation<T> type) {
        return getRuntimeContext().getState(new ValueStateDescriptor<>(name, type));
    }

    @Override
    public void processElement(SiteSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        if (sign.roster() != null) {
            knowledge(context).add(sign.roster());
            watchFrom(sign.roster().effectiveFromMillis(), context.timerService());
        } else if (sign.news() != null) {
            post.add(sign.news());
        } else if (sign.takenBack() != null) {
            post.takeBack(sign.takenBack());
        } else if (sign.trip() != null) {
            trips.add(sign.trip());
        } else if (sign.heard() != null) {
            post.hear(sign.heard());
            if (isToldSilent()) {
                context.timerService()
                        .registerEventTimeTimer(post.knownAt(sign.heard().arrivalMillis()));
            }
        } else {
            FlowRow row = sign.halfHour();
            long start = row.cell().windowStartMillis();
            SiteWindow window = windows.get(start);
            windows.put(start, (window == null ? SiteWindow.empty(row.siteId(), start) : window).plus(row.counts()));
            watchFrom(start, context.timerService());
        }
    }

    private boolean isToldSilent() throws Exception {
        return told.value() != null && told.value().silentSinceMillis() != null;
    }

    /** Time looks at a site at the end of each half hour. */
    private static void watchFrom(long millis, TimerService timers) {
        long from = Math.max(millis, timers.currentWatermark());
        timers.registerEventTimeTimer(Windows.halfHourStart(from) + Windows.HALF_HOUR_MILLIS);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        Knowledge knowledge = knowledge(context);
        Optional<ReferenceVersion> version = knowledge.history().asOf(Topics.SITES, context.getCurrentKey(), timestamp);
        if (version.isEmpty()) {
            leave(timestamp, context, out);
            return;
        }
        long dayStart = business.dayStart(business.day(timestamp));
        boolean isDue = timestamp % Windows.HALF_HOUR_MILLIS == 0
                || timestamp == dayStart
                || Long.valueOf(timestamp).equals(nextLook.value());
        if (!isDue && !isToldSilent()) {
            return;
        }
        PostWatch watch = new PostWatch(version.get(), post.lastHeardBy(timestamp), post.newsBy(timestamp), business);
        SiteJudge judge = new SiteJudge(knowledge.rules(), watch, timestamp, raised, out);
        if (timestamp % Windows.HALF_HOUR_MILLIS == 0) {
            closeHalfHour(judge, context);
            watchFrom(timestamp, context.timerService());
        }
        if (dayStart == timestamp) {
            long dayBefore = business.dayStart(business.day(timestamp - 1));
            if (knowledge.history().site(context.getCurrentKey(), dayBefore) != null) {
                judge.disinfection(dayBefore);
            }
            expectSeventhDay(context);
        }
        context.timerService().registerEventTimeTimer(business.dayEnd(dayStart));
        tellOfSilence(watch, context);
    }

    private void closeHalfHour(SiteJudge judge, OnTimerContext context) throws Exception {
        long start = context.timestamp() - Windows.HALF_HOUR_MILLIS;
        SiteWindow counted = windows.get(start);
        windows.remove(start);
        SiteWindow window = counted == null ? SiteWindow.empty(context.getCurrentKey(), start) : counted;
        if (!judge.watch().isKnown(window)) {
            return;
        }
        judge.window(window);
        if (!trips.knownBy(context.timestamp()).isMissingOneIn(window)) {
            judgeFlow(window, judge, context);
        }
    }

    private void judgeFlow(SiteWindow window, SiteJudge judge, OnTimerContext context) throws Exception {
        FlowWatch.Memory before = memory.value();
        FlowWatch.Outcome outcome = flow.judge(before == null ? FlowWatch.Memory.initial() : before, window);
        memory.update(outcome.memory());
        judge.flow(outcome);
        Double expected = outcome.measured().expected();
        context.output(
                EXPECTED,
                new FlowExpectation(
                        window.siteId(),
                        window.startMillis(),
                        outcome.measured().value(),
                        Double.isFinite(expected) ? expected : null,
                        outcome.judgement().anomalyScore(),
                        context.timestamp()));
    }

    private void expectSeventhDay(OnTimerContext context) throws Exception {
        FlowWatch.Memory now = memory.value();
        if (now == null) {
            return;
        }
        for (ExpectedCount count : flow.seventhDay(now, context.timestamp())) {
            context.output(
                    EXPECTED,
                    new FlowExpectation(
                            context.getCurrentKey(),
                            count.windowStart().toEpochMilli(),
                            null,
                            count.count(),
                            0,
                            context.timestamp()));
        }
    }

    /** Says when it falls silent and when it is heard again, and looks again when it would fall silent. */
    private void tellOfSilence(PostWatch watch, OnTimerContext context) throws Exception {
        long now = context.timestamp();
        Site site = watch.version().site();
        RuleSettings settings = knowledge(context).rules().settings(Rule.SITE_SILENT, site, null, now);
        Long from = watch.silentFrom(now, settings.number("times"));
        Long since = from != null && from <= now ? from : null;
        PostSign sign =
                new PostSign(site.siteId(), Objects.requireNonNullElse(site.region(), ""), from != null, since, now);
        if (!sign.saysTheSameAs(told.value())) {
            told.update(sign);
            context.output(POSTS, sign);
        }
        Long next = nextLook.value();
        if (from != null && from > now && (next == null || next <= now)) {
            nextLook.update(from);
            context.timerService().registerEventTimeTimer(from);
        }
        if (since != null) {
            for (Long instant : post.hearings()) {
                context.timerService().registerEventTimeTimer(instant);
            }
        }
    }

    /** The roster does not know the site any more: nothing is watched, and what was raised ends. */
    private void leave(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        for (Finding finding : raised.values()) {
            out.collect(finding.ended(timestamp));
        }
        PostSign last = told.value();
        if (last != null) {
            context.output(POSTS, new PostSign(last.siteId(), last.region(), false, null, timestamp));
        }
        post.clear();
        trips.clear();
        List.of(windows, memory, nextLook, told, raised).forEach(State::clear);
    }
}
