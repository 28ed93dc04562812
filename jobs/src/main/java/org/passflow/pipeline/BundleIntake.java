package org.passflow.pipeline;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.TimeRules;
import org.passflow.flow.BusinessTime;

/**
 * Enters each record into the books of its topic, partition and hour of arrival, in the chain of the source, and hands
 * the sums on at each watermark. It keeps no state: the sums leave before each checkpoint's barrier.
 */
final class BundleIntake extends BundlingOperator<IntakeCount> {

    private static final long serialVersionUID = 1;

    private final TimeRules rules;
    private final BusinessTime business;
    private transient Map<Book, IntakeCount> sums;
    private transient long hourStart;
    private transient long hourEnd;

    BundleIntake(TimeSettings time) {
        this.rules = time.rules();
        this.business = time.business();
    }

    private record Book(String topic, int partition, long hourStartMillis) {}

    @Override
    public void open() throws Exception {
        super.open();
        sums = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        Received received = element.getValue();
        if (received.isTick()) {
            return;
        }
        Position position = received.position();
        long hour = hourOf(position.arrivalMillis());
        IntakeCount one = IntakeCount.of(position, hour, entry(received));
        sums.merge(new Book(position.topic(), position.partition(), hour), one, IntakeCount::plus);
    }

    /** Records come in order of arrival, so that the hour of the last one is nearly always that of the next. */
    private long hourOf(long arrivalMillis) {
        if (arrivalMillis < hourStart || arrivalMillis >= hourEnd) {
            hourStart = business.hourStart(arrivalMillis);
            hourEnd = business.hourEnd(hourStart);
        }
        return hourStart;
    }

    private IntakeCount.Entry entry(Received received) {
        if (received.reject() != null) {
            return IntakeCount.Entry.REJECTED;
        }
        return switch (rules.place(
                received.header().eventTimeMillis(), received.position().arrivalMillis())) {
            case ON_TIME -> IntakeCount.Entry.ACCEPTED;
            case LATE -> IntakeCount.Entry.LATE;
            case FUTURE -> IntakeCount.Entry.REJECTED;
        };
    }

    @Override
    void handOn() {
        sums.values().forEach(sum -> output.collect(new StreamRecord<>(sum)));
        sums.clear();
    }
}
