package org.passflow.pipeline;

import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.passflow.alert.Knowledge;
import org.passflow.alert.QuarantineBreach;
import org.passflow.custody.Custody;
import org.passflow.custody.CustodyBook;
import org.passflow.custody.Fact;
import org.passflow.custody.QuarantineRow;
import org.passflow.custody.Seen;
import org.passflow.custody.Sightings;
import org.passflow.custody.Terms;
import org.passflow.finding.Finding;
import org.passflow.flow.BusinessTime;
import org.passflow.serial.Kinds;

/**
 * Keeps the quarantine of each person and where the person was seen. A breach is told at once, whether the order or the sighting
 * came first; deadlines are judged when time gets to them, by what had arrived by then. Keyed by person token.
 *
 * <p>State: of a person seen, the sightings of a day (some 60 bytes each) and one timer; of a person under order, the book of
 * it (some 60 bytes an order and 6 a temperature) and one timer; besides, what was raised. All of it goes: sightings with the
 * horizon, an order a horizon after its end, one that nobody ended thirty days after it was due.
 */
final class KeepCustody extends Judging<CustodySign, Finding> {

    /** Every order that changed. */
    static final OutputTag<QuarantineRow> ROWS = new OutputTag<>("quarantine-rows", Kinds.of(QuarantineRow.class));

    /** Every order as it stood by each arrival from that of the event on: what was read before it may have arrived later. */
    static final OutputTag<QuarantineRow> STAYS = new OutputTag<>("quarantine-stays", Kinds.of(QuarantineRow.class));

    /** What is kept beyond the horizon, so that no two partitions can be that far apart. */
    private static final long MARGIN_MILLIS = 20 * BusinessTime.MINUTE_MILLIS;

    private static final long SECOND_MILLIS = 1_000;
    private static final long HOUR_MILLIS = 60 * BusinessTime.MINUTE_MILLIS;
    private static final long serialVersionUID = 1;

    private final BusinessTime business;
    private final long boundMillis;
    private final long keptMillis;

    private transient ValueState<byte[]> books;
    private transient ValueState<byte[]> sightings;
    private transient MapState<String, Finding> raised;
    private transient CustodyAlarms alarms;

    KeepCustody(TimeSettings time, Beginning beginning) {
        super(beginning);
        this.business = time.business();
        this.boundMillis = time.bound().toMillis();
        this.keptMillis = time.rules().horizon().toMillis() + MARGIN_MILLIS;
    }

    @Override
    public void open(OpenContext context) {
        books = bytes("custody");
        sightings = bytes("sightings");
        raised = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("raised", Kinds.TEXT, Kinds.of(Finding.class)));
        alarms = new CustodyAlarms(raised, keptMillis, business);
    }

    private ValueState<byte[]> bytes(String name) {
        return getRuntimeContext()
                .getState(new ValueStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(CustodySign sign, ReadOnlyContext context, Collector<Finding> out) throws Exception {
        Knowledge knowledge = knowledge(context);
        if (sign.fact() != null) {
            learn(sign, knowledge, context, out);
        } else if (QuarantineBreach.concerns(knowledge, sign.seen())) {
            see(sign, knowledge, context.timerService(), out);
        }
    }

    private static ToLongFunction<Terms> grace(Knowledge knowledge) {
        return terms -> QuarantineBreach.grace(knowledge, terms);
    }

    private void see(CustodySign sign, Knowledge knowledge, TimerService timers, Collector<Finding> out)
            throws Exception {
        Sightings all = Sightings.of(sightings.value());
        boolean isFirst = all.isEmpty();
        Seen now = all.take(sign.seen());
        sightings.update(all.packed());
        if (isFirst) {
            awaitForgetting(all, timers);
        }
        byte[] book = books.value();
        if (book != null) {
            List<Custody> custodies = CustodyBook.of(book).custodies(Fact.EVER, grace(knowledge));
            alarms.seen(sign, now, custodies, knowledge, out);
        }
    }

    /** At full hours, so that many sightings are forgotten with one timer. */
    private void awaitForgetting(Sightings all, TimerService timers) {
        timers.registerEventTimeTimer(ceiling(all.nextOver(keptMillis), HOUR_MILLIS));
    }

    private void learn(CustodySign sign, Knowledge knowledge, ReadOnlyContext context, Collector<Finding> out)
            throws Exception {
        CustodyBook book = CustodyBook.of(books.value());
        ToLongFunction<Terms> grace = grace(knowledge);
        book.beginAfresh(sign.arrivalMillis(), book.rows(grace), keptMillis);
        boolean hasChanged = book.take(sign.fact());
        if (hasChanged && book.hasOrders()) {
            for (Custody row : book.rows(grace)) {
                long removal = row.removalMillis(keptMillis);
                if (removal > sign.arrivalMillis()) {
                    int applied = book.appliedBefore(removal);
                    context.output(ROWS, QuarantineRow.of(sign.token(), row, applied, sign.arrivalMillis(), business));
                }
            }
            tellStays(sign, book, grace, context);
            List<Custody> custodies = book.custodies(Fact.EVER, grace);
            alarms.changed(sign, Sightings.of(sightings.value()).all(), custodies, book::knows, knowledge, out);
        }
        long look = hasChanged && book.hasOrders()
                ? knownAt(sign.arrivalMillis())
                : book.forget(context.timerService().currentWatermark(), book.rows(grace), keptMillis);
        lookAt(book, Math.min(look, book.nextLookMillis()), context.timerService());
        books.update(book.packed());
    }

    private void tellStays(CustodySign sign, CustodyBook book, ToLongFunction<Terms> grace, ReadOnlyContext context) {
        long arrival = sign.arrivalMillis();
        while (arrival != Long.MAX_VALUE) {
            for (Custody row : book.rows(arrival + 1, grace)) {
                if (row.removalMillis(keptMillis) > arrival) {
                    context.output(STAYS, QuarantineRow.of(sign.token(), row, book.applied(), arrival, business));
                }
            }
            arrival = book.nextArrivalFrom(arrival + 1);
        }
    }

    /** One timer a person, moved when it has to fire earlier or later. */
    private static void lookAt(CustodyBook book, long millis, TimerService timers) {
        if (millis == book.nextLookMillis()) {
            return;
        }
        if (book.nextLookMillis() != Long.MAX_VALUE) {
            timers.deleteEventTimeTimer(book.nextLookMillis());
        }
        if (millis != Long.MAX_VALUE) {
            timers.registerEventTimeTimer(millis);
        }
        book.lookAt(millis);
    }

    /** The first full second at which something is known that arrived then. */
    private long knownAt(long arrivalMillis) {
        return ceiling(boundMillis > 0 ? arrivalMillis : arrivalMillis + 1, SECOND_MILLIS);
    }

    private static long ceiling(long millis, long step) {
        return Math.floorDiv(millis + step - 1, step) * step;
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out) throws Exception {
        if (hasEnded(context)) {
            return;
        }
        forgetSightings(timestamp, context.timerService());
        byte[] packed = books.value();
        if (packed == null) {
            return;
        }
        CustodyBook book = CustodyBook.of(packed);
        if (timestamp >= book.nextLookMillis()) {
            look(book, context, out);
        }
    }

    private void forgetSightings(long timestamp, TimerService timers) throws Exception {
        byte[] packed = sightings.value();
        if (packed == null) {
            return;
        }
        Sightings all = Sightings.of(packed);
        List<Seen> gone = all.forget(timestamp, keptMillis);
        if (gone.isEmpty()) {
            return;
        }
        sightings.update(all.packed());
        if (!all.isEmpty()) {
            awaitForgetting(all, timers);
        }
        if (!raised.isEmpty()) {
            for (Seen seen : gone) {
                alarms.forget(seen);
            }
        }
    }

    private void look(CustodyBook book, OnTimerContext context, Collector<Finding> out) throws Exception {
        long now = context.timestamp();
        Knowledge knowledge = knowledge(context);
        ToLongFunction<Terms> grace = grace(knowledge);
        long next = book.forget(now, book.rows(grace), keptMillis);
        book.lookAt(Long.MAX_VALUE);
        if (book.isEmpty()) {
            books.clear();
            raised.clear();
            return;
        }
        List<Custody> known = book.custodies(now + boundMillis, grace);
        next = Math.min(next, alarms.look(context.getCurrentKey(), known, now, knowledge, out));
        alarms.forgetReleases(book::knows);
        long arrival = book.nextArrivalFrom(now + boundMillis);
        next = arrival == Long.MAX_VALUE ? next : Math.min(next, knownAt(arrival));
        lookAt(book, next, context.timerService());
        books.update(book.packed());
    }
}
