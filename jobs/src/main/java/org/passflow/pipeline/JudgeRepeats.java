package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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
import org.passflow.serial.Kinds;

/**
 * Gathers events of one kind at one place, or about one person, and notices when there are enough within a time. Judged
 * when time passes each second in which one arrived, by all that had arrived until then: so polling decides nothing.
 *
 * <p>State, per place: the events of the longest time that a rule may ask for, and the last finding.
 */
final class JudgeRepeats extends Judging<RepeatSign, Finding> {

    private static final long serialVersionUID = 1;
    private static final long SECOND_MILLIS = 1_000;
    private static final long HOUR_MILLIS = 3_600_000;
    private static final Comparator<RepeatSign> BY_ARRIVAL = Comparator.comparingLong(
                    (RepeatSign sign) -> sign.sighting().arrivalMillis())
            .thenComparingLong(sign -> sign.sighting().evidence().position().offset());

    /** By the first full second that is not before their arrival. */
    private transient MapState<Long, List<RepeatSign>> signs;

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
                .getMapState(new MapStateDescriptor<>("signs", Types.LONG, Types.LIST(Kinds.of(RepeatSign.class))));
        raised = getRuntimeContext().getState(new ValueStateDescriptor<>("raised", Kinds.of(Raised.class)));
    }

    @Override
    public void processElement(RepeatSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        long second = ceiling(sign.sighting().arrivalMillis(), SECOND_MILLIS);
        List<RepeatSign> before = signs.get(second);
        List<RepeatSign> together = before == null ? new ArrayList<>() : before;
        if (together.stream().noneMatch(other -> isRepeat(other.sighting(), sign.sighting()))) {
            together.add(sign);
            signs.put(second, together);
        }
        long kept = RepeatRule.of(sign.rule()).kept().toMillis();
        context.timerService().registerEventTimeTimer(second);
        context.timerService().registerEventTimeTimer(ceiling(second, HOUR_MILLIS) + kept);
    }

    private static boolean isRepeat(Sighting one, Sighting other) {
        return one.isVoid() == other.isVoid() && one.eventKey().equals(other.eventKey());
    }

    /** The first full second, or hour, that is not before an instant. */
    private static long ceiling(long millis, long step) {
        return -Math.floorDiv(-millis, step) * step;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        forget(timestamp);
        Raised before = raised.value();
        boolean isQuiet = before != null && !before.isOver() && timestamp >= before.quietMillis();
        if (isQuiet) {
            if (RepeatRule.of(before.finding().rule()).isEndedByQuiet()) {
                out.collect(before.finding().ended(timestamp));
            }
            before = new Raised(before.finding(), before.lastMillis(), before.quietMillis(), true);
            raised.update(before);
        }
        if (isQuiet || hasNews(timestamp, context)) {
            List<RepeatSign> known = arrivedBy(timestamp);
            if (!known.isEmpty()) {
                judge(known, before, context, out);
            }
        }
    }

    /** At full hours: what no setting can ask for any more. */
    private void forget(long timestamp) throws Exception {
        if (timestamp % HOUR_MILLIS != 0) {
            return;
        }
        List<Long> forgotten = new ArrayList<>();
        boolean isAnyLeft = false;
        for (Map.Entry<Long, List<RepeatSign>> second : signs.entries()) {
            long kept = RepeatRule.of(second.getValue().get(0).rule()).kept().toMillis();
            if (second.getKey() + kept <= timestamp) {
                forgotten.add(second.getKey());
            } else {
                isAnyLeft = true;
            }
        }
        for (long second : forgotten) {
            signs.remove(second);
        }
        if (!isAnyLeft) {
            raised.clear();
        }
    }

    /** Whether something arrived in the second before that a rule counts, or that takes an event back. */
    private boolean hasNews(long timestamp, OnTimerContext context) throws Exception {
        List<RepeatSign> arrived = signs.get(timestamp);
        if (arrived == null) {
            return false;
        }
        Knowledge knowledge = knowledge(context);
        return arrived.stream()
                .anyMatch(sign -> sign.sighting().isVoid()
                        || settings(sign, knowledge, timestamp)
                                .filter(settings -> RepeatRule.of(sign.rule()).counts(sign.sighting(), settings))
                                .isPresent());
    }

    private static Optional<RuleSettings> settings(RepeatSign sign, Knowledge knowledge, long now) {
        Site site = knowledge.history().site(sign.sighting().siteId(), now);
        return knowledge.rules().inForce(RepeatRule.of(sign.rule()).rule(), site, null, now);
    }

    /** What had arrived by an instant, each event once, in the order in which joined events are judged. */
    private List<RepeatSign> arrivedBy(long timestamp) throws Exception {
        Map<String, RepeatSign> happened = new HashMap<>();
        Set<String> takenBack = new HashSet<>();
        for (Map.Entry<Long, List<RepeatSign>> second : signs.entries()) {
            if (second.getKey() > timestamp) {
                continue;
            }
            for (RepeatSign sign : second.getValue()) {
                if (sign.sighting().isVoid()) {
                    takenBack.add(sign.sighting().eventKey());
                } else {
                    happened.merge(sign.sighting().eventKey(), sign, BinaryOperator.minBy(BY_ARRIVAL));
                }
            }
        }
        happened.keySet().removeAll(takenBack);
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
        Optional<RuleSettings> settings = settings(newest, knowledge, now);
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
        Site site = knowledge.history().site(newest.sighting().siteId(), now);
        Subject subject =
                before == null ? subject(newest, site) : before.finding().subject();
        Finding finding = finding(newest, subject, found, settings.get(), goesOn, now);
        if (!goesOn || !before.finding().measured().equals(finding.measured())) {
            out.collect(finding);
            raised.update(new Raised(finding, found.last().eventTimeMillis(), found.quietMillis(), false));
            context.timerService().registerEventTimeTimer(ceiling(found.quietMillis(), SECOND_MILLIS));
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
