package org.passflow.pipeline;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.passflow.alert.Alert;

/**
 * How many alerts of a subtask have not ended, for a gauge. The sum over all subtasks is right also after a change of
 * parallelism, which deals the numbers out anew.
 *
 * <p>State, of the operator: one number.
 */
final class OpenAlerts {

    private final ListState<Long> stored;
    private volatile long open;

    OpenAlerts(OperatorStateStore state) throws Exception {
        stored = state.getListState(new ListStateDescriptor<>("open-alerts", Types.LONG));
        long sum = 0;
        for (Long part : stored.get()) {
            sum += part;
        }
        open = sum;
    }

    void showIn(MetricGroup operator) {
        Metrics.of(operator).gauge(Metrics.OPEN_ALERTS, (Gauge<Long>) () -> open);
    }

    /** An alert takes the place of what was stored under its id; null where there is none. */
    void replaced(Alert before, Alert after) {
        long next = open + count(after) - count(before);
        open = next;
    }

    private static int count(Alert alert) {
        return alert == null || alert.hasEnded() ? 0 : 1;
    }

    void store() throws Exception {
        stored.update(List.of(open));
    }
}
