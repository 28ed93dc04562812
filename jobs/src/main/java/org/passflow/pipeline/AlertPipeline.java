package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertRow;
import org.passflow.alert.EventRule;
import org.passflow.alert.FlowExpectation;
import org.passflow.alert.PostNews;
import org.passflow.alert.RepeatRule;
import org.passflow.alert.RiskAreas;
import org.passflow.alert.RiskArrival;
import org.passflow.alert.Sighting;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Heard;
import org.passflow.reference.ReferenceVersion;
import org.passflow.serial.Kinds;

/**
 * Warns: judges events, arrivals, repetitions, sites and silence by the rules in force, and keeps the alerts.
 *
 * @param beginning what is known before the first event
 */
public record AlertPipeline(TimeSettings time, Beginning beginning) {

    /** Longest that a record waits for others on its way to an alert, milliseconds. */
    private static final long HASTE_MILLIS = 5;

    /**
     * What rules judge.
     *
     * @param counted events within the horizon
     * @param halfHours half hours as they stood when they ended
     * @param heard minutes in which sites were heard, with the arrival that showed it
     * @param versions reference data as it comes
     * @param findings what other pipelines noticed
     */
    public record Inputs(
            DataStream<Received> counted,
            DataStream<FlowRow> halfHours,
            DataStream<Heard> heard,
            DataStream<ReferenceVersion> versions,
            DataStream<Finding> findings) {}

    /** Every change of every alert, and what is expected to pass. */
    public record Outputs(DataStream<AlertRow> alerts, DataStream<FlowExpectation> expected) {}

    public Outputs apply(StreamExecutionEnvironment env, Inputs in) {
        DataStream<ReferenceVersion> known = known(env).union(in.versions());
        BroadcastStream<ReferenceVersion> versions = in.versions().broadcast(Judging.VERSIONS);
        DataStream<Sighting> sightings = in.counted()
                .flatMap(new Take<>(Sighting.class, (Received event, Collector<Sighting> out) -> {
                    Sighting sighting = Sighting.of(event);
                    if (sighting != null) {
                        out.collect(sighting);
                    }
                }))
                .name("Take sightings")
                .uid("take-sightings");
        SingleOutputStreamOperator<Finding> sites = judgeSites(in, known, versions);
        DataStream<Finding> findings = judgeEvents(sightings, versions)
                .union(judgeArrivals(sightings, known, versions), judgeRepeats(sightings, versions))
                .union(sites, judgeSilence(sites, versions), in.findings());
        DataStream<Finding> watchdog = findings.transform("Keep watchdog", Kinds.of(Finding.class), new KeepWatchdog())
                .uid("keep-watchdog")
                .setParallelism(1);
        return new Outputs(
                keep(findings.union(watchdog), in.counted(), versions), sites.getSideOutput(JudgeSites.EXPECTED));
    }

    /**
     * The roster and the risk areas as they were at the start. No time passes for those who wait for it before all of it was
     * read. The tombstone at its end makes it a stream also where nothing was known.
     */
    private DataStream<ReferenceVersion> known(StreamExecutionEnvironment env) {
        List<ReferenceVersion> versions = new ArrayList<>(beginning.versions());
        versions.removeIf(version -> version.site() == null && version.riskArea() == null);
        versions.add(ReferenceVersion.tombstone(new Position(Topics.SITES, -1, -1, 0)));
        return env.fromData(versions, Kinds.of(ReferenceVersion.class))
                .setParallelism(1)
                .name("Know sites and risk areas")
                .uid("know-sites-and-risk-areas");
    }

    private DataStream<Finding> judgeEvents(
            DataStream<Sighting> sightings, BroadcastStream<ReferenceVersion> versions) {
        KeyedStream<Sighting, String> concerned = sightings
                .filter(sighting -> EventRule.ALL.stream().anyMatch(rule -> rule.concerns(sighting)))
                .name("Keep what concerns rules on events")
                .uid("keep-concerned-events")
                .setBufferTimeout(HASTE_MILLIS)
                .keyBy(Sighting::siteId, Kinds.TEXT);
        return judge(concerned, versions, new JudgeEvents(beginning), "Judge events");
    }

    private DataStream<Finding> judgeArrivals(
            DataStream<Sighting> sightings,
            DataStream<ReferenceVersion> known,
            BroadcastStream<ReferenceVersion> versions) {
        DataStream<RiskSign> arrivals = sightings
                .flatMap(new Take<>(RiskSign.class, (Sighting sighting, Collector<RiskSign> out) -> {
                    if (RiskArrival.concerns(sighting)) {
                        out.collect(RiskSign.of(sighting));
                    }
                }))
                .name("Take arrivals")
                .uid("take-arrivals")
                .setBufferTimeout(HASTE_MILLIS);
        DataStream<RiskSign> areas = known.flatMap(
                        new Take<>(RiskSign.class, (ReferenceVersion version, Collector<RiskSign> out) -> {
                            if (version.riskArea() != null
                                    && RiskAreas.county(version.riskArea().code()) != null) {
                                out.collect(RiskSign.of(version));
                            }
                        }))
                .name("Take risk areas")
                .uid("take-risk-areas");
        KeyedStream<RiskSign, String> byCounty = arrivals.union(areas).keyBy(RiskSign::county, Kinds.TEXT);
        return judge(byCounty, versions, new JudgeArrivals(beginning), "Judge arrivals");
    }

    private DataStream<Finding> judgeRepeats(
            DataStream<Sighting> sightings, BroadcastStream<ReferenceVersion> versions) {
        KeyedStream<RepeatSign, String> byPlace = sightings
                .flatMap(new Take<>(
                        RepeatSign.class, (Sighting sighting, Collector<RepeatSign> out) -> RepeatRule.places(sighting)
                                .forEach(place -> out.collect(RepeatSign.of(place, sighting)))))
                .name("Gather repetitions")
                .uid("gather-repetitions")
                .keyBy(RepeatSign::key, Kinds.TEXT);
        return judge(byPlace, versions, new JudgeRepeats(beginning), "Judge repetitions");
    }

    private SingleOutputStreamOperator<Finding> judgeSites(
            Inputs in, DataStream<ReferenceVersion> known, BroadcastStream<ReferenceVersion> versions) {
        DataStream<SiteSign> halfHours =
                signs(in.halfHours(), "half hours", (row, out) -> out.collect(SiteSign.ofHalfHour(row)));
        DataStream<SiteSign> heard =
                signs(in.heard(), "minutes heard", (minute, out) -> out.collect(SiteSign.ofHeard(minute)));
        DataStream<SiteSign> roster = signs(known, "roster", (version, out) -> {
            if (version.site() != null) {
                out.collect(SiteSign.ofRoster(version));
            }
        });
        DataStream<SiteSign> news = signs(in.counted(), "news of posts", (event, out) -> {
            boolean isNews = event.siteStatus() != null
                    && PostNews.isWatched(event.siteStatus().status());
            if (isNews) {
                out.collect(SiteSign.ofStatus(event));
            }
        });
        DataStream<SiteSign> trips = signs(in.counted(), "news of trips", (event, out) -> {
            if (event.trip() != null) {
                out.collect(SiteSign.ofTrip(event));
            }
        });
        KeyedStream<SiteSign, String> bySite =
                halfHours.union(heard, roster, news, trips).keyBy(SiteSign::siteId, Kinds.TEXT);
        return judge(bySite, versions, new JudgeSites(time, beginning), "Judge sites");
    }

    private static <T> DataStream<SiteSign> signs(DataStream<T> from, String what, Take.Taking<T, SiteSign> taking) {
        return from.flatMap(new Take<>(SiteSign.class, taking))
                .name("Take " + what)
                .uid("take-" + what.replace(' ', '-'));
    }

    private DataStream<Finding> judgeSilence(
            SingleOutputStreamOperator<Finding> sites, BroadcastStream<ReferenceVersion> versions) {
        KeyedStream<PostSign, String> byCounty =
                sites.getSideOutput(JudgeSites.POSTS).keyBy(PostSign::county, Kinds.TEXT);
        return judge(byCounty, versions, new JudgeSilence(beginning), "Judge silence");
    }

    private DataStream<AlertRow> keep(
            DataStream<Finding> findings, DataStream<Received> counted, BroadcastStream<ReferenceVersion> versions) {
        DataStream<AlertSign> found = findings.map(AlertSign::of)
                .returns(Kinds.of(AlertSign.class))
                .name("Name alerts")
                .uid("name-alerts")
                .setBufferTimeout(HASTE_MILLIS);
        DataStream<AlertSign> done = counted.flatMap(
                        new Take<>(AlertSign.class, (Received event, Collector<AlertSign> out) -> {
                            if (event.alertAction() != null && !event.header().isVoid()) {
                                out.collect(AlertSign.of(event));
                            }
                        }))
                .name("Take alert actions")
                .uid("take-alert-actions");
        DataStream<Alert> alerts = judge(
                found.union(done).keyBy(AlertSign::share, Kinds.TEXT),
                versions,
                new KeepAlerts(beginning),
                Kinds.of(Alert.class),
                "Keep alerts");
        return judge(
                alerts.keyBy(Alert::id, Kinds.TEXT),
                versions,
                new WordAlerts(time, beginning),
                Kinds.of(AlertRow.class),
                "Word alerts");
    }

    private static <I> SingleOutputStreamOperator<Finding> judge(
            KeyedStream<I, String> signs,
            BroadcastStream<ReferenceVersion> versions,
            Judging<I, Finding> judging,
            String name) {
        return judge(signs, versions, judging, Kinds.of(Finding.class), name);
    }

    private static <I, O> SingleOutputStreamOperator<O> judge(
            KeyedStream<I, String> signs,
            BroadcastStream<ReferenceVersion> versions,
            Judging<I, O> judging,
            TypeInformation<O> type,
            String name) {
        return signs.connect(versions)
                .process(judging, type)
                .name(name)
                .uid(name.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .setBufferTimeout(HASTE_MILLIS);
    }
}
