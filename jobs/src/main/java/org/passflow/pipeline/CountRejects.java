package org.passflow.pipeline;

import java.util.Arrays;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;
import org.passflow.event.Received;
import org.passflow.event.RejectReason;

/** Counts what is refused by its reason, and passes it on. Stateless. */
final class CountRejects extends RichMapFunction<Received, Received> {

    private static final long serialVersionUID = 1;

    private transient Map<String, Counter> byReason;

    @Override
    public void open(OpenContext context) {
        byReason = Metrics.counters(
                getRuntimeContext().getMetricGroup(),
                "reason",
                Arrays.stream(RejectReason.values()).map(RejectReason::name).toList(),
                Metrics.REJECTS);
    }

    @Override
    public Received map(Received received) {
        byReason.get(received.reject().reason().name()).inc();
        return received;
    }
}
