package org.passflow.pipeline;

import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.event.EventJson;
import org.passflow.event.MaskedPayload;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.event.TimeRules;
import org.passflow.serial.Kinds;

/** Sorts what was read: events that count go on; what is late or cannot be used leaves by its own door. Stateless. */
final class PlaceInTime extends ProcessFunction<Received, Received> {

    /** Unusable records, those dated ahead of their arrival among them. */
    static final OutputTag<Received> REJECTS = new OutputTag<>("rejects", Kinds.of(Received.class));

    /** Events older than the horizon. */
    static final OutputTag<Received> LATE = new OutputTag<>("late", Kinds.of(Received.class));

    private static final long serialVersionUID = 1;

    private final TimeRules rules;

    PlaceInTime(TimeRules rules) {
        this.rules = rules;
    }

    @Override
    public void processElement(Received received, Context context, Collector<Received> counted) {
        if (received.isTick()) {
            return;
        }
        if (received.reject() != null) {
            context.output(REJECTS, received);
            return;
        }
        Position position = received.position();
        switch (rules.place(received.header().eventTimeMillis(), position.arrivalMillis())) {
            case ON_TIME -> counted.collect(received);
            case LATE -> context.output(LATE, received);
            case FUTURE -> context.output(REJECTS, Received.rejected(position, future(received)));
        }
    }

    private static Reject future(Received received) {
        long aheadMillis =
                received.header().eventTimeMillis() - received.position().arrivalMillis();
        String payload = MaskedPayload.of(EventJson.of(received).getBytes(StandardCharsets.UTF_8));
        return new Reject(RejectReason.FUTURE, "event_time is " + aheadMillis + " ms ahead of arrival", payload);
    }
}
