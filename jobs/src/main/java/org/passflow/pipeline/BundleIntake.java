package org.passflow.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
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
    private transient List<Page> pages;
    private transient Page open;
    private transient long hourStart;
    private transient long hourEnd;
    private transient Counter ticks;
    private transient volatile long shownArrivalMillis;
    private transient long latestArrivalMillis;

    BundleIntake(TimeSettings time) {
        this.rules = time.rules();
        this.business = time.business();
    }

    @Override
    public void open() throws Exception {
        super.open();
        pages = new ArrayList<>();
        MetricGroup metrics = Metrics.of(getMetricGroup());
        ticks = metrics.counter(Metrics.TICKS);
        metrics.gauge(Metrics.LATEST_ARRIVAL, (Gauge<Long>) () -> shownArrivalMillis);
    }

    @Override
    public void processElement(StreamRecord<Received> element) {
        Received received = element.getValue();
        Position position = received.position();
        latestArrivalMillis = Math.max(latestArrivalMillis, position.arrivalMillis());
        if (received.isTick()) {
            ticks.inc();
            return;
        }
        long hour = hourOf(position.arrivalMillis());
        if (open == null || !open.isFor(position, hour)) {
            open = page(position, hour);
        }
        open.enter(position.offset(), entry(received));
    }

    /** Seldom asked: records come by partition, many at once. */
    private Page page(Position position, long hour) {
        for (Page page : pages) {
            if (page.isFor(position, hour)) {
                return page;
            }
        }
        Page page = new Page(position, hour);
        pages.add(page);
        return page;
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
        pages.forEach(page -> output.collect(new StreamRecord<>(page.count())));
        pages.clear();
        open = null;
        shownArrivalMillis = latestArrivalMillis;
    }

    /** What was read of one topic and partition in one hour of arrival, added up in place. */
    private static final class Page {
        private final String topic;
        private final int partition;
        private final long hourStartMillis;
        private final long[] entries = new long[IntakeCount.Entry.values().length];
        private long firstOffset = Long.MAX_VALUE;
        private long lastOffset = Long.MIN_VALUE;

        Page(Position position, long hourStartMillis) {
            this.topic = position.topic();
            this.partition = position.partition();
            this.hourStartMillis = hourStartMillis;
        }

        boolean isFor(Position position, long hour) {
            return hourStartMillis == hour && partition == position.partition() && topic.equals(position.topic());
        }

        void enter(long offset, IntakeCount.Entry entry) {
            firstOffset = Math.min(firstOffset, offset);
            lastOffset = Math.max(lastOffset, offset);
            entries[entry.ordinal()]++;
        }

        IntakeCount count() {
            return new IntakeCount(
                    topic,
                    partition,
                    hourStartMillis,
                    firstOffset,
                    lastOffset,
                    entries[IntakeCount.Entry.ACCEPTED.ordinal()],
                    entries[IntakeCount.Entry.DUPLICATE.ordinal()],
                    entries[IntakeCount.Entry.VOID.ordinal()],
                    entries[IntakeCount.Entry.LATE.ordinal()],
                    entries[IntakeCount.Entry.REJECTED.ordinal()]);
        }
    }
}
