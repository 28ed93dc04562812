package org.passflow.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;
import org.passflow.alert.Knowledge;
import org.passflow.alert.RepeatRule;
import org.passflow.alert.Repetition;
import org.passflow.alert.RuleSettings;
import org.passflow.alert.Sighting;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;

/**
 * Gathers events of one kind at one place, or about one person, and notices when there are enough within a time. Judged
 * when time passes each second in which one arrived, by all that had arrived until then: so polling decides nothing.
 *
 * <p>State, per place: the events of the longest time that a rule may ask for, and the last finding.
 */
final class JudgeRepeats extends Judging<RepeatSign, Finding> {

    private static final long serialVersionUID = 1;
    private static final long SECOND_MILLIS = 1_000;
    private static final String HAPPENED = "+";
    private static final String TAKEN_BACK = "-";

    /** Longer than the setting minutes of these rules can be. */
    private static final Duration KEPT = Duration.ofDays(8);

    private transient MapState<String, RepeatSign> signs;
    private transient ValueState<Raised> raised;

    JudgeRepeats(Beginning beginning) {
        super(beginning);
    }

    /**
     * What was raised last.
     *
     * @param quietMillis when nothing more will have happened for long enough
     * @param isOver whether that has come: what happened before it counts no more
     */
    public record Raised(Finding finding, long lastMillis, long quietMillis, boolean isOver) {}

    @Override
    public void open(OpenContext context) {
        signs = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("signs", Types.STRING, TypeInformation.of(RepeatSign.class)));
        raised = getRuntimeContext().getState(new ValueStateDescriptor<>("raised", TypeInformation.of(Raised.class)));
    }

    @Override
    public void processElement(RepeatSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        Sighting sighting = sign.sighting();
        String key = (sighting.isVoid() ? TAKEN_BACK : HAPPENED) + sighting.eventKey();
        if (!signs.contains(key)) {
            signs.put(key, sign);
        }
        context.timerService().registerEventTimeTimer(fullSecond(sighting.arrivalMillis()));
        context.timerService().registerEventTimeTimer(fullSecond(sighting.arrivalMillis() + KEPT.toMillis()));
    }

    /** The first full second that is not before an instant. */
    private static long fullSecond(long millis) {
        return -Math.floorDiv(-millis, SECOND_MILLIS) * SECOND_MILLIS;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        List<RepeatSign> known = arrivedBy(timestamp);
        if (known.isEmpty()) {
            raised.clear();
            return;
        }
        Raised before = raised.value();
        if (before != null && !before.isOver() && timestamp >= before.quietMillis()) {
            RepeatRule rule = RepeatRule.of(before.finding().rule());
            if (rule.isEndedByQuiet()) {
                out.collect(before.finding().ended(timestamp));
            }
            before = new Raised(before.finding(), before.lastMillis(), before.quietMillis(), true);
            raised.update(before);
        }
        judge(known, before, context, out);
    }

    /** What had arrived by an instant and is not forgotten, in the order in which joined events are judged. */
    private List<RepeatSign> arrivedBy(long timestamp) throws Exception {
        Map<String, RepeatSign> happened = new HashMap<>();
        Set<String> takenBack = new HashSet<>();
        List<String> forgotten = new ArrayList<>();
        for (Map.Entry<String, RepeatSign> entry : signs.entries()) {
            Sighting sighting = entry.getValue().sighting();
            if (sighting.arrivalMillis() + KEPT.toMillis() <= timestamp) {
                forgotten.add(entry.getKey());
            } else if (sighting.arrivalMillis() <= timestamp && sighting.isVoid()) {
                takenBack.add(sighting.eventKey());
            } else if (sighting.arrivalMillis() <= timestamp) {
                happened.put(sighting.eventKey(), entry.getValue());
            }
        }
        happened.keySet().removeAll(takenBack);
        for (String key : forgotten) {
            signs.remove(key);
        }
        List<RepeatSign> known = new ArrayList<>(happened.values());
        known.sort(Comparator.comparing(RepeatSign::sighting, Repetition.ORDER));
        return known;
    }

    private void judge(List<RepeatSign> known, Raised before, OnTimerContext context, Collector<Finding> out)
            throws Exception {
        long now = context.timestamp();
        RepeatSign newest = known.get(known.size() - 1);
        RepeatRule rule = RepeatRule.of(newest.rule());
        Knowledge knowledge = knowledge(context);
        Site site = knowledge.history().site(newest.sighting().siteId(), now);
        Optional<RuleSettings> settings = knowledge.rules().inForce(rule.rule(), site, null, now);
        if (settings.isEmpty()) {
            return;
        }
        List<Sighting> counted = known.stream()
                .map(RepeatSign::sighting)
                .filter(one -> counts(one, before))
                .toList();
        RepeatRule.Found found = rule.judge(counted, settings.get());
        if (found == null) {
            return;
        }
        boolean goesOn = before != null && !before.isOver();
        Subject subject =
                before == null ? subject(newest, site) : before.finding().subject();
        Finding finding = finding(newest, subject, found, settings.get(), goesOn, now);
        if (!goesOn || !before.finding().measured().equals(finding.measured())) {
            out.collect(finding);
            raised.update(new Raised(finding, found.last().eventTimeMillis(), found.quietMillis(), false));
            context.timerService().registerEventTimeTimer(fullSecond(found.quietMillis()));
        }
    }

    /** While something is raised, what belongs to it and what comes after; else what came after the last was over. */
    private static boolean counts(Sighting sighting, Raised before) {
        if (before == null) {
            return true;
        }
        return before.isOver()
                ? sighting.eventTimeMillis() > before.lastMillis()
                : sighting.eventTimeMillis() >= before.finding().measured().fromMillis();
    }

    /** Where it was first noticed is where it is kept, wherever it goes on: else a traveller would be two in two counties. */
    private static Subject subject(RepeatSign newest, Site site) {
        return new Subject(newest.kind(), newest.id(), newest.sighting().siteId(), site == null ? null : site.region());
    }

    private static Finding finding(
            RepeatSign newest,
            Subject subject,
            RepeatRule.Found found,
            RuleSettings settings,
            boolean goesOn,
            long now) {
        Sighting completing = found.completing();
        return new Finding(
                newest.rule(),
                settings.ruleId(),
                settings.severity(),
                goesOn ? Step.UPDATE : Step.RAISE,
                subject,
                completing.eventKey(),
                completing.eventTimeMillis(),
                now,
                false,
                found.measured(),
                completing.evidence(),
                Map.of("trip", newest.kind() == SubjectKind.TRIP ? newest.id() : ""));
    }
}
