package org.passflow.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.util.Collector;
import org.passflow.alert.RiskArrival;
import org.passflow.alert.Rule;
import org.passflow.alert.Sighting;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.serial.Kinds;

/**
 * Judges who comes from an area at risk: at once when he arrives, and once more when the list of areas changes. Keyed by
 * county of origin, so that a change looks at the arrivals from there and at no others.
 *
 * <p>State: each arrival that the settings in force when it came can ever notice, for as many days as they say. Settings
 * that ask for more, or for other sites, hold for arrivals from then on.
 */
final class JudgeArrivals extends Judging<RiskSign, Finding> {

    private static final long serialVersionUID = 1;

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private transient MapState<String, Arrival> arrivals;

    JudgeArrivals(Beginning beginning) {
        super(beginning);
    }

    /**
     * Somebody who came.
     *
     * @param raised what was found; null for nothing so far
     * @param takenBackMillis arrival of what took it back, which may have come first; null while nothing has
     * @param keptUntilMillis until when a change of the list can concern it
     */
    public record Arrival(Sighting sighting, Finding raised, Long takenBackMillis, long keptUntilMillis) {

        Arrival raised(Finding finding) {
            return new Arrival(sighting, finding, takenBackMillis, keptUntilMillis);
        }

        Arrival takenBack(long atMillis) {
            return new Arrival(sighting, raised, atMillis, keptUntilMillis);
        }
    }

    @Override
    public void open(OpenContext context) {
        arrivals = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("arrivals", Kinds.TEXT, Kinds.of(Arrival.class)));
    }

    @Override
    public void processElement(RiskSign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        if (sign.area() != null) {
            context.timerService().registerEventTimeTimer(sign.area().effectiveFromMillis());
            return;
        }
        Sighting arrival = sign.arrival();
        Arrival known = arrivals.get(arrival.occurrence());
        if (known == null) {
            RiskArrival rule = knowledge(context).riskArrival();
            long kept = rule.days(arrival, Math.max(arrival.arrivalMillis(), arrival.eventTimeMillis()))
                    .toMillis();
            if (kept > 0) {
                keep(new Arrival(arrival, null, null, arrival.eventTimeMillis() + kept), rule, context, out);
            }
        } else if (arrival.isVoid() && known.takenBackMillis() == null) {
            arrivals.put(arrival.occurrence(), known.takenBack(arrival.arrivalMillis()));
            if (known.raised() != null) {
                out.collect(known.raised().ended(arrival.arrivalMillis()));
            }
        }
    }

    /** What was taken back before it came is never judged. */
    private void keep(Arrival arrival, RiskArrival rule, ReadOnlyContext context, Collector<Finding> out)
            throws Exception {
        Sighting sighting = arrival.sighting();
        context.timerService().registerEventTimeTimer(dayEnd(arrival.keptUntilMillis()));
        if (sighting.isVoid()) {
            arrivals.put(sighting.occurrence(), arrival.takenBack(sighting.arrivalMillis()));
            return;
        }
        long now = Math.max(sighting.arrivalMillis(), sighting.eventTimeMillis());
        Optional<Finding> found = rule.judge(sighting, sighting.eventTimeMillis())
                .or(() -> rule.judge(sighting, now))
                .map(risk -> finding(sighting, risk, sighting.arrivalMillis()));
        found.ifPresent(out::collect);
        arrivals.put(sighting.occurrence(), arrival.raised(found.orElse(null)));
    }

    private static long dayEnd(long timeMillis) {
        return (Math.floorDiv(timeMillis, DAY_MILLIS) + 1) * DAY_MILLIS;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        RiskArrival rule = knowledge(context).riskArrival();
        List<String> ended = new ArrayList<>();
        for (Map.Entry<String, Arrival> entry : arrivals.entries()) {
            Sighting arrival = entry.getValue().sighting();
            if (dayEnd(entry.getValue().keptUntilMillis()) <= timestamp) {
                ended.add(entry.getKey());
            } else if (isUnnoticed(entry.getValue(), timestamp)) {
                rule.judge(arrival, Math.max(timestamp, arrival.eventTimeMillis()))
                        .map(risk -> finding(arrival, risk, timestamp))
                        .ifPresent(finding -> entry.setValue(raised(entry.getValue(), finding, out)));
            }
        }
        for (String key : ended) {
            arrivals.remove(key);
        }
    }

    /** Whether it had arrived by an instant, was not taken back by then, and nothing was found before. */
    private static boolean isUnnoticed(Arrival arrival, long timestamp) {
        Long takenBack = arrival.takenBackMillis();
        return arrival.raised() == null
                && arrival.sighting().arrivalMillis() <= timestamp
                && (takenBack == null || takenBack > timestamp);
    }

    /** What was taken back later but has been read already ends as it would have without being read ahead. */
    private static Arrival raised(Arrival arrival, Finding finding, Collector<Finding> out) {
        out.collect(finding);
        if (arrival.takenBackMillis() != null) {
            out.collect(finding.ended(arrival.takenBackMillis()));
        }
        return arrival.raised(finding);
    }

    private static Finding finding(Sighting arrival, RiskArrival.Found found, long noticedMillis) {
        return new Finding(
                Rule.RISK_ARRIVAL.ruleName(),
                found.settings().ruleId(),
                found.settings().severity(found.notice().milder()),
                Step.RAISE,
                new Subject(Rule.RISK_ARRIVAL.subjectKind(), arrival.occurrence(), arrival.siteId(), found.region()),
                "",
                found.sinceMillis(),
                noticedMillis,
                true,
                found.notice().measured(),
                arrival.evidence(),
                found.notice().details());
    }
}
