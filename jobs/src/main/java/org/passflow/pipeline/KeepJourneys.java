package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.alert.JourneyWatch;
import org.passflow.alert.Knowledge;
import org.passflow.finding.Finding;
import org.passflow.journey.Journey;
import org.passflow.journey.JourneyRow;
import org.passflow.journey.PackedSteps;
import org.passflow.journey.Standing;
import org.passflow.journey.Step;
import org.passflow.journey.Steps;
import org.passflow.journey.TripTally;
import org.passflow.reference.Site;
import org.passflow.serial.Kinds;

/**
 * Keeps the journey of each passenger on each trip: folds its steps anew at each arrival, and judges what is waited for when
 * it is due and whenever more is known. Keyed by {@link JourneySign#key}.
 *
 * <p>State, per journey until {@link Steps#overMillis}: its steps ({@link PackedSteps}), and what was found wrong. What
 * arrives later begins afresh, whether or not time has removed the state by then.
 */
final class KeepJourneys extends Judging<JourneySign, Finding> {

    /** Each journey as it is after each event. */
    static final OutputTag<JourneyRow> ROWS = new OutputTag<>("journeys", Kinds.of(JourneyRow.class));

    /** What changed for the trips. */
    static final OutputTag<TripSign> TRIPS = new OutputTag<>("trip-changes", Kinds.of(TripSign.class));

    /** Its steps; also by which a new version of a rule finds the journeys under way. */
    static final ValueStateDescriptor<byte[]> STEPS =
            new ValueStateDescriptor<>("steps", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final long serialVersionUID = 1;

    private final JourneyTime time;

    private transient ValueState<byte[]> packed;
    private transient MapState<String, Finding> raised;

    KeepJourneys(JourneyTime time, Beginning beginning) {
        super(beginning);
        this.time = time;
    }

    @Override
    public void open(OpenContext context) {
        packed = getRuntimeContext().getState(STEPS);
        raised = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("raised", Kinds.TEXT, Kinds.of(Finding.class)));
    }

    @Override
    public void processElement(JourneySign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        Step step = sign.step();
        TimerService timers = context.timerService();
        Steps before = known();
        if (!before.isEmpty()) {
            timers.deleteEventTimeTimer(before.overMillis(time.kept()));
            if (step.arrivalMillis() >= before.overMillis(time.kept())) {
                raised.clear();
                before = Steps.none();
            }
        }
        Steps after = before.with(step, sign.isVoid());
        timers.registerEventTimeTimer(after.overMillis(time.kept()));
        if (after.equals(before)) {
            return;
        }
        packed.update(PackedSteps.of(after));
        timers.registerEventTimeTimer(JourneyTime.fullSecond(step.arrivalMillis(), timers.currentWatermark()));
        if (after.applied() > before.applied()) {
            Journey journey = after.journey();
            context.output(ROWS, new JourneyRow(sign.tripId(), sign.personToken(), journey, after.applied()));
            tellTrip(sign, Standing.of(before.journey()), Standing.of(journey), context);
        }
    }

    private Steps known() throws Exception {
        byte[] bytes = packed.value();
        return bytes == null ? Steps.none() : PackedSteps.read(bytes);
    }

    /** Only what has changed: so trips add up in whatever order they hear of their passengers. */
    private static void tellTrip(JourneySign sign, Standing before, Standing now, ReadOnlyContext context) {
        long arrival = sign.step().arrivalMillis();
        TripTally change = TripTally.of(now).minus(TripTally.of(before));
        boolean isRegistrationNews =
                !Objects.equals(now.hub(), before.hub()) || !Objects.equals(now.registeredAt(), before.registeredAt());
        if (isRegistrationNews && before.isRegistered()) {
            TripTally nothing = TripTally.NONE;
            context.output(
                    TRIPS,
                    new TripSign(sign.tripId(), before.hub(), arrival, null, nothing, before.registeredAt(), -1));
        }
        boolean isRegistered = isRegistrationNews && now.isRegistered();
        if (isRegistered || !change.equals(TripTally.NONE)) {
            String hub = now.hub() == null ? before.hub() : now.hub();
            Long registeredAt = isRegistered ? now.registeredAt() : null;
            context.output(
                    TRIPS, new TripSign(sign.tripId(), hub, arrival, null, change, registeredAt, isRegistered ? 1 : 0));
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        Steps steps = known();
        if (steps.isEmpty() || hasEnded(context)) {
            return;
        }
        if (timestamp >= steps.overMillis(time.kept())) {
            packed.clear();
            raised.clear();
            return;
        }
        Journey journey = steps.journeyBy(timestamp + time.boundMillis());
        Knowledge knowledge = knowledge(context);
        Site hub = journey.siteId() == null ? null : knowledge.history().site(journey.siteId(), timestamp);
        String key = context.getCurrentKey();
        JourneyWatch.Verdict verdict = new JourneyWatch(
                        knowledge.rules(), JourneySign.tripOf(key), JourneySign.tokenOf(key))
                .judge(journey, hub, timestamp);
        say(verdict.findings(), timestamp, out);
        if (verdict.nextMillis() != null) {
            context.timerService().registerEventTimeTimer(verdict.nextMillis());
        }
    }

    /** Says what has changed since it was last said. */
    private void say(List<Finding> findings, long now, Collector<Finding> out) throws Exception {
        Map<String, Finding> wrong = new HashMap<>();
        findings.forEach(finding -> wrong.put(finding.rule(), finding));
        List<Finding> before = new ArrayList<>();
        raised.values().forEach(before::add);
        for (Finding known : before) {
            Finding finding = wrong.remove(known.rule());
            boolean goesOn = finding != null && finding.subject().equals(known.subject());
            if (!goesOn) {
                raised.remove(known.rule());
                out.collect(known.ended(now));
            } else if (!finding.measured().equals(known.measured()) || finding.severity() != known.severity()) {
                raise(finding.updating(known), out);
            }
            if (finding != null && !goesOn) {
                raise(finding, out);
            }
        }
        for (Finding finding : findings) {
            if (wrong.containsKey(finding.rule())) {
                raise(finding, out);
            }
        }
    }

    private void raise(Finding finding, Collector<Finding> out) throws Exception {
        raised.put(finding.rule(), finding);
        out.collect(finding);
    }
}
