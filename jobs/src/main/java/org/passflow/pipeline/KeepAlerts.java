package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.passflow.alert.Alert;
import org.passflow.alert.AlertDesk;
import org.passflow.alert.AlertStore;
import org.passflow.alert.Grouping;
import org.passflow.finding.Finding;
import org.passflow.finding.Step;
import org.passflow.serial.Kinds;

/**
 * Keeps the alerts of one rule at one place. What rests on one event is told at once; all else waits until time passes its
 * arrival and is taken in the order of arrival, so that a replay gives the same alerts. Keyed by {@link AlertSign#share}.
 *
 * <p>State: see {@link AlertDesk}; besides, what waits, and {@link OpenAlerts}.
 */
final class KeepAlerts extends Judging<AlertSign, Alert> implements CheckpointedFunction {

    private static final long serialVersionUID = 1;

    private static final Comparator<AlertSign> ORDER =
            Comparator.comparingLong(AlertSign::eventTimeMillis).thenComparing(AlertSign::order);

    private transient MapState<String, Alert> alerts;
    private transient MapState<String, String> lastOn;
    private transient ValueState<Grouping> grouping;
    private transient MapState<Long, List<AlertSign>> waiting;
    private transient MapState<Long, List<String>> agenda;
    private transient OpenAlerts openAlerts;

    KeepAlerts(Beginning beginning) {
        super(beginning);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        openAlerts = new OpenAlerts(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        openAlerts.store();
    }

    @Override
    public void open(OpenContext context) {
        openAlerts.showIn(getRuntimeContext().getMetricGroup());
        alerts = map("alerts", Kinds.TEXT, Kinds.of(Alert.class));
        lastOn = map("last-on", Kinds.TEXT, Kinds.TEXT);
        waiting = map("waiting", Types.LONG, Types.LIST(Kinds.of(AlertSign.class)));
        agenda = map("agenda", Types.LONG, Types.LIST(Kinds.TEXT));
        grouping = getRuntimeContext().getState(new ValueStateDescriptor<>("grouping", Kinds.of(Grouping.class)));
    }

    private <K, V> MapState<K, V> map(String name, TypeInformation<K> key, TypeInformation<V> value) {
        return getRuntimeContext().getMapState(new MapStateDescriptor<>(name, key, value));
    }

    @Override
    public void processElement(AlertSign sign, ReadOnlyContext context, Collector<Alert> out) throws Exception {
        Finding finding = sign.finding();
        boolean isOnOneEvent = finding != null && finding.atOnce();
        if (isOnOneEvent && finding.step() == Step.RAISE) {
            if (desk(context, out).openAtOnce(finding)) {
                await(sign.settling(), context);
            }
        } else if (!isOnOneEvent
                || finding.step() != Step.END
                || !desk(context, out).rememberAtOnce(finding)) {
            await(sign, context);
        }
    }

    private void await(AlertSign sign, ReadOnlyContext context) throws Exception {
        List<AlertSign> signs = waiting.get(sign.atMillis());
        List<AlertSign> all = signs == null ? new ArrayList<>() : new ArrayList<>(signs);
        all.add(sign);
        waiting.put(sign.atMillis(), all);
        context.timerService().registerEventTimeTimer(sign.atMillis());
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out) throws Exception {
        AlertDesk desk = desk(context, out);
        List<AlertSign> signs = waiting.get(timestamp);
        if (signs != null) {
            waiting.remove(timestamp);
            List<AlertSign> sorted = new ArrayList<>(signs);
            sorted.sort(ORDER);
            for (AlertSign sign : sorted) {
                take(sign, desk);
            }
        }
        List<String> due = agenda.get(timestamp);
        if (due != null && !hasEnded(context)) {
            agenda.remove(timestamp);
            for (String id : new TreeSet<>(due)) {
                desk.look(id, timestamp);
            }
        }
    }

    private static void take(AlertSign sign, AlertDesk desk) throws Exception {
        if (sign.finding() != null) {
            desk.take(sign.finding());
        } else if (sign.action() != null) {
            desk.take(sign.action(), sign.atMillis());
        } else {
            desk.settleIn(sign.alertId(), sign.atMillis());
        }
    }

    private AlertDesk desk(ReadOnlyContext context, Collector<Alert> out) throws Exception {
        return new AlertDesk(new State(context, out), knowledge(context));
    }

    /** The state of the current key. */
    private final class State implements AlertStore {
        private final ReadOnlyContext context;
        private final Collector<Alert> out;

        State(ReadOnlyContext context, Collector<Alert> out) {
            this.context = context;
            this.out = out;
        }

        @Override
        public Alert get(String id) throws Exception {
            return alerts.get(id);
        }

        @Override
        public void put(Alert alert) throws Exception {
            openAlerts.replaced(alerts.get(alert.id()), alert);
            alerts.put(alert.id(), alert);
        }

        @Override
        public void remove(String id) throws Exception {
            openAlerts.replaced(alerts.get(id), null);
            alerts.remove(id);
        }

        @Override
        public Iterable<Alert> all() throws Exception {
            return alerts.values();
        }

        @Override
        public String lastOn(String subject) throws Exception {
            return lastOn.get(subject);
        }

        @Override
        public void putLastOn(String subject, String id) throws Exception {
            lastOn.put(subject, id);
        }

        @Override
        public void removeLastOn(String subject) throws Exception {
            lastOn.remove(subject);
        }

        @Override
        public Grouping grouping() throws Exception {
            Grouping known = grouping.value();
            return known == null ? Grouping.none() : known;
        }

        @Override
        public void putGrouping(Grouping next) throws Exception {
            grouping.update(next);
        }

        @Override
        public void wakeAt(long timeMillis, String id) throws Exception {
            List<String> ids = agenda.get(timeMillis);
            List<String> all = ids == null ? new ArrayList<>() : new ArrayList<>(ids);
            if (!all.contains(id)) {
                all.add(id);
                agenda.put(timeMillis, all);
                context.timerService().registerEventTimeTimer(timeMillis);
            }
        }

        @Override
        public void tell(Alert alert) {
            out.collect(alert);
        }
    }
}
