package org.passflow.pipeline;

import static org.passflow.testing.TestingTime.SHANGHAI;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.passflow.alert.Alert;
import org.passflow.alert.PostNews;
import org.passflow.alert.RepeatRule;
import org.passflow.alert.RiskArrival;
import org.passflow.alert.Sighting;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.flow.Cell;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Heard;
import org.passflow.flow.Measure;
import org.passflow.flow.Way;
import org.passflow.reference.ReferenceVersion;
import org.passflow.testing.TestingRules;

/** All judges of rules and the keeper of their alerts in one thread, so that a script decides what time it is. */
final class TestingJudges {

    private final Beginning beginning;
    private final List<Alert> told = new ArrayList<>();
    private final KeyedBroadcastOperatorTestHarness<String, Sighting, ReferenceVersion, Finding> events;
    private final KeyedBroadcastOperatorTestHarness<String, RiskSign, ReferenceVersion, Finding> arrivals;
    private final KeyedBroadcastOperatorTestHarness<String, RepeatSign, ReferenceVersion, Finding> repeats;
    private final KeyedBroadcastOperatorTestHarness<String, SiteSign, ReferenceVersion, Finding> sites;
    private final KeyedBroadcastOperatorTestHarness<String, PostSign, ReferenceVersion, Finding> silence;
    private final KeyedBroadcastOperatorTestHarness<String, AlertSign, ReferenceVersion, Alert> desk;
    private final Map<Object, Integer> taken = new LinkedHashMap<>();

    private long nowMillis;

    /** @param known reference data as it stood at an instant, before the first event */
    TestingJudges(List<ReferenceVersion> known, long fromMillis) throws Exception {
        beginning = new Beginning(List.copyOf(known), TestingRules.shipped(), Map.of(), Map.of());
        events = harness(new JudgeEvents(beginning), Sighting::siteId);
        arrivals = harness(new JudgeArrivals(beginning), RiskSign::county);
        repeats = harness(new JudgeRepeats(beginning), RepeatSign::key);
        sites = harness(new JudgeSites(SHANGHAI, beginning), SiteSign::siteId);
        silence = harness(new JudgeSilence(beginning), PostSign::county);
        desk = harness(new KeepAlerts(beginning), AlertSign::share);
        nowMillis = fromMillis;
        until(fromMillis);
        for (ReferenceVersion version : known) {
            know(version);
        }
    }

    private static <I, O> KeyedBroadcastOperatorTestHarness<String, I, ReferenceVersion, O> harness(
            Judging<I, O> judging, KeySelector<I, String> key) throws Exception {
        return ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                judging, key, Types.STRING, Judging.VERSIONS);
    }

    private void know(ReferenceVersion version) throws Exception {
        if (version.site() != null) {
            sites.processElement(SiteSign.ofRoster(version), 0);
        }
        if (version.riskArea() != null) {
            arrivals.processElement(RiskSign.of(version), 0);
        }
    }

    /** A version of reference data comes. */
    void learn(ReferenceVersion version) throws Exception {
        for (var each : List.of(events, arrivals, repeats, sites, silence, desk)) {
            each.processBroadcastElement(version, 0);
        }
        know(version);
    }

    /** An event is read, at its arrival and not before. */
    void read(Received event) throws Exception {
        long arrival = event.position().arrivalMillis();
        until(arrival - SHANGHAI.bound().toMillis() - 1);
        Sighting sighting = Sighting.of(event);
        if (sighting != null) {
            judge(sighting);
        }
        if (event.siteStatus() != null && PostNews.isWatched(event.siteStatus().status())) {
            sites.processElement(SiteSign.ofStatus(event), 0);
        }
        if (event.trip() != null) {
            sites.processElement(SiteSign.ofTrip(event), 0);
        } else if (!Objects.equals(event.position().topic(), Topics.ALERT_ACTIONS)) {
            long minute = BusinessTime.minuteStart(event.header().eventTimeMillis());
            sites.processElement(SiteSign.ofHeard(new Heard(event.siteId(), minute, arrival)), 0);
        } else {
            desk.processElement(AlertSign.of(event), 0);
        }
        take();
    }

    private void judge(Sighting sighting) throws Exception {
        events.processElement(sighting, 0);
        if (RiskArrival.concerns(sighting)) {
            arrivals.processElement(RiskSign.of(sighting), 0);
        }
        for (RepeatRule.Place place : RepeatRule.places(sighting)) {
            repeats.processElement(RepeatSign.of(place, sighting), 0);
        }
    }

    /** What passed in a half hour, told when it ends; time passes its end. */
    void passed(String siteId, long startMillis, Map<Measure, Long> measured) throws Exception {
        long[] counts = new long[Measure.COUNT];
        measured.forEach((measure, count) -> counts[measure.ordinal()] = count);
        long end = startMillis + 30 * BusinessTime.MINUTE_MILLIS;
        until(end - 1);
        sites.processElement(
                SiteSign.ofHalfHour(new FlowRow(siteId, Cell.halfHour(startMillis, Way.IN), 1, counts)), 0);
        until(end);
    }

    /** Time passes an instant; it never goes back. */
    void until(long timeMillis) throws Exception {
        nowMillis = Math.max(nowMillis, timeMillis);
        for (var judge : List.of(events, arrivals, repeats, sites)) {
            judge.watermark(nowMillis);
        }
        take();
        silence.watermark(nowMillis);
        take();
        desk.watermark(nowMillis);
        take();
    }

    /** Hands on what was found since. */
    private void take() throws Exception {
        for (PostSign sign : rest(POSTS, posts())) {
            silence.processElement(sign, 0);
        }
        for (var judge : List.of(events, arrivals, repeats, sites, silence)) {
            for (Finding finding : rest(judge, judge.extractOutputValues())) {
                desk.processElement(AlertSign.of(finding), 0);
            }
        }
        told.addAll(rest(desk, desk.extractOutputValues()));
    }

    private static final Object POSTS = "posts";

    private List<PostSign> posts() {
        var signs = sites.getSideOutput(JudgeSites.POSTS);
        return signs == null
                ? List.of()
                : signs.stream().map(StreamRecord::getValue).toList();
    }

    private <T> List<T> rest(Object of, List<T> all) {
        int from = taken.getOrDefault(of, 0);
        taken.put(of, all.size());
        return List.copyOf(all.subList(from, all.size()));
    }

    /** Every change of the alerts of a rule. */
    List<Alert> told(String rule) {
        return told.stream()
                .filter(alert -> alert.finding().rule().equals(rule))
                .toList();
    }

    /** The alerts of a rule as they stand. */
    List<Alert> alerts(String rule) {
        Map<String, Alert> last = new LinkedHashMap<>();
        told(rule).forEach(alert -> last.put(alert.id(), alert));
        return List.copyOf(last.values());
    }
}
