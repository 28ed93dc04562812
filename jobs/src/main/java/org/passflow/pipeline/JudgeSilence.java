package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.passflow.alert.MassSilence;
import org.passflow.alert.Rule;
import org.passflow.alert.RuleBook;
import org.passflow.alert.RuleSettings;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;
import org.passflow.serial.Kinds;

/**
 * Tells the silence of single posts from that of a whole region (DESIGN §3.5). Keyed by county.
 *
 * <p>State, per post in operation: its region and since when it is silent; what is raised; and what was read ahead of
 * its time.
 */
final class JudgeSilence extends Judging<PostSign, Finding> {

    private static final long serialVersionUID = 1;

    private transient MapState<Long, List<PostSign>> waiting;
    private transient MapState<String, MassSilence.Post> posts;
    private transient MapState<String, Finding> raised;

    JudgeSilence(Beginning beginning) {
        super(beginning);
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(Kinds.of(PostSign.class))));
        posts = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("posts", Kinds.TEXT, Kinds.of(MassSilence.Post.class)));
        raised = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("raised", Kinds.TEXT, Kinds.of(Finding.class)));
    }

    @Override
    public void processElement(PostSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        List<PostSign> signs = waiting.get(sign.atMillis());
        List<PostSign> all = signs == null ? new ArrayList<>() : new ArrayList<>(signs);
        all.add(sign);
        waiting.put(sign.atMillis(), all);
        context.timerService().registerEventTimeTimer(sign.atMillis());
    }

    /** Takes in what was said for an instant; what was read ahead of it waits. */
    private void takeIn(long timestamp) throws Exception {
        List<PostSign> signs = waiting.get(timestamp);
        if (signs == null) {
            return;
        }
        waiting.remove(timestamp);
        for (PostSign sign : signs) {
            if (sign.isExpected()) {
                posts.put(sign.siteId(), new MassSilence.Post(sign.region(), sign.silentSinceMillis()));
            } else {
                posts.remove(sign.siteId());
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        takeIn(timestamp);
        Map<String, MassSilence.Post> all = new HashMap<>();
        for (Map.Entry<String, MassSilence.Post> post : posts.entries()) {
            all.put(post.getKey(), post.getValue());
        }
        Map<String, Finding> wrong = new TreeMap<>();
        Set<String> regions = addRegions(all, context, wrong);
        for (Map.Entry<String, MassSilence.Post> post : all.entrySet()) {
            boolean isAlone = !MassSilence.isWithin(post.getValue().region(), regions);
            if (isAlone && post.getValue().silentSinceMillis() != null) {
                addSite(post.getKey(), post.getValue(), context, wrong);
            }
        }
        say(wrong, timestamp, out);
    }

    private Set<String> addRegions(
            Map<String, MassSilence.Post> all, OnTimerContext context, Map<String, Finding> wrong) throws Exception {
        long now = context.timestamp();
        RuleBook rules = knowledge(context).rules();
        Optional<RuleSettings> settings = rules.inForce(Rule.REGION_SILENT, null, context.getCurrentKey(), now);
        if (settings.isEmpty()) {
            return Set.of();
        }
        double share = settings.get().number("share");
        Map<String, MassSilence.Share> silent =
                MassSilence.of(all, share, settings.get().whole("posts"));
        silent.forEach((region, found) -> {
            Measured measured = Measured.of((double) found.silent(), (double) found.posts());
            Subject subject = new Subject(SubjectKind.REGION, region, null, region);
            Finding finding = raise(Rule.REGION_SILENT, settings.get(), subject, now, now, measured);
            wrong.put(key(finding), finding);
        });
        return silent.keySet();
    }

    /** A post is given some minutes, lest many are told one by one before it is seen that they are many. */
    private void addSite(String siteId, MassSilence.Post post, OnTimerContext context, Map<String, Finding> wrong)
            throws Exception {
        long now = context.timestamp();
        Site site = knowledge(context).history().site(siteId, now);
        Optional<RuleSettings> settings =
                knowledge(context).rules().inForce(Rule.SITE_SILENT, site, post.region(), now);
        if (settings.isEmpty()) {
            return;
        }
        long told = post.silentSinceMillis()
                + settings.get().minutes("gather_minutes").toMillis();
        if (now < told) {
            context.timerService().registerEventTimeTimer(told);
            return;
        }
        Subject subject = new Subject(SubjectKind.SITE, siteId, siteId, post.region());
        Finding finding =
                raise(Rule.SITE_SILENT, settings.get(), subject, post.silentSinceMillis(), now, Measured.none());
        wrong.put(key(finding), finding);
    }

    private static Finding raise(
            Rule rule, RuleSettings settings, Subject subject, long sinceMillis, long now, Measured measured) {
        return new Finding(
                rule.ruleName(),
                settings.ruleId(),
                settings.severity(),
                Step.RAISE,
                subject,
                Long.toString(sinceMillis),
                sinceMillis,
                now,
                false,
                measured,
                null,
                Map.of());
    }

    private static String key(Finding finding) {
        return finding.rule() + '/' + finding.subject().id();
    }

    /** Says what has changed since it was last said. */
    private void say(Map<String, Finding> wrong, long now, Collector<Finding> out) throws Exception {
        Map<String, Finding> before = new TreeMap<>();
        for (Map.Entry<String, Finding> entry : raised.entries()) {
            before.put(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, Finding> entry : before.entrySet()) {
            if (!wrong.containsKey(entry.getKey())) {
                out.collect(entry.getValue().ended(now));
                raised.remove(entry.getKey());
            }
        }
        for (Map.Entry<String, Finding> entry : wrong.entrySet()) {
            Finding known = before.get(entry.getKey());
            if (known == null || !known.measured().equals(entry.getValue().measured())) {
                out.collect(known == null ? entry.getValue() : entry.getValue().updating(known));
                raised.put(entry.getKey(), entry.getValue());
            }
        }
    }
}
