package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
import org.passflow.alert.QuarantineCapacity;
import org.passflow.custody.Stay;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.serial.Kinds;

/**
 * Counts who is in custody at each quarantine site, at every full minute, and warns before it is full. Keyed by site.
 *
 * <p>State: a stay a person, until it ends; what was read ahead of its time; what was raised. One timer a site while anybody is
 * there.
 */
final class JudgeQuarantineSites extends Judging<StaySign, Finding> {

    private static final long MINUTE_MILLIS = BusinessTime.MINUTE_MILLIS;
    private static final long serialVersionUID = 1;

    private final long boundMillis;

    private transient MapState<Long, List<Stay>> waiting;
    private transient MapState<String, Stay> stays;
    private transient ValueState<Finding> raised;

    JudgeQuarantineSites(TimeSettings time, Beginning beginning) {
        super(beginning);
        this.boundMillis = time.bound().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        TypeInformation<Stay> stay = Kinds.of(Stay.class);
        waiting = getRuntimeContext().getMapState(new MapStateDescriptor<>("waiting", Types.LONG, Types.LIST(stay)));
        stays = getRuntimeContext().getMapState(new MapStateDescriptor<>("stays", Kinds.TEXT, stay));
        raised = getRuntimeContext().getState(new ValueStateDescriptor<>("raised", Kinds.of(Finding.class)));
    }

    @Override
    public void processElement(StaySign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        if (sign.roster() != null) {
            knowledge(context).add(sign.roster());
            return;
        }
        Stay stay = Stay.of(sign.row());
        long minute = BusinessTime.minuteStart(stay.arrivalMillis() - boundMillis) + MINUTE_MILLIS;
        List<Stay> known = waiting.get(minute);
        List<Stay> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
        all.add(stay);
        waiting.put(minute, all);
        context.timerService().registerEventTimeTimer(minute);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        takeIn(timestamp);
        int persons = 0;
        boolean isEmpty = true;
        Set<String> over = new HashSet<>();
        for (Stay stay : stays.values()) {
            persons += stay.holdsAt(timestamp) ? 1 : 0;
            if (stay.toMillis() <= timestamp) {
                over.add(stay.orderId());
            } else {
                isEmpty = false;
            }
        }
        for (String orderId : over) {
            stays.remove(orderId);
        }
        judge(persons, context, out);
        if (!isEmpty) {
            context.timerService().registerEventTimeTimer(timestamp + MINUTE_MILLIS);
        }
    }

    private void takeIn(long timestamp) throws Exception {
        List<Stay> known = waiting.get(timestamp);
        if (known != null) {
            waiting.remove(timestamp);
            for (Stay stay : known) {
                stays.put(stay.orderId(), stay);
            }
        }
    }

    private void judge(int persons, OnTimerContext context, Collector<Finding> out) throws Exception {
        long now = context.timestamp();
        Finding before = raised.value();
        Optional<Finding> wrong =
                new QuarantineCapacity(knowledge(context)).judge(context.getCurrentKey(), persons, before, now);
        if (wrong.isEmpty()) {
            if (before != null) {
                out.collect(before.ended(now));
                raised.clear();
            }
        } else if (before == null) {
            out.collect(wrong.get());
            raised.update(wrong.get());
        } else if (!before.measured().equals(wrong.get().measured())) {
            Finding more = wrong.get().updating(before);
            out.collect(more);
            raised.update(more);
        }
    }
}
