package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.functions.FromElementsGeneratorFunction;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.RejectReason;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Measure;
import org.passflow.serial.Kinds;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingTime;

/** Intake and counting on a Flink mini cluster, with arrivals as scripted. */
class FlowPipelineTest {

    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    private final List<Received> script = new ArrayList<>();

    @Test
    void onTimeEventsCountLateOnesAreKeptAndFutureOnesRejected() throws Exception {
        event("on-time", MORNING, MORNING + SECOND);
        event("an hour after", MORNING + SECOND, MORNING + HOUR);
        event("at the horizon", MORNING + 2 * SECOND, MORNING + 2 * SECOND + 24 * HOUR);
        event("late", MORNING + 2 * SECOND, MORNING + 2 * SECOND + 24 * HOUR + 1);
        event("from the future", MORNING + 48 * HOUR, MORNING + 25 * HOUR);
        event("next day", MORNING + 25 * HOUR, MORNING + 25 * HOUR + SECOND);
        tick(MORNING + 26 * HOUR);

        Results results = run();

        assertThat(results.persons()).containsExactly(Map.entry(MORNING, 3L), Map.entry(MORNING + 25 * HOUR, 1L));
        assertThat(results.late()).containsExactly("late");
        assertThat(results.rejects()).containsExactly(RejectReason.FUTURE);
    }

    @Test
    void noEventTimeMovesTheWatermark() throws Exception {
        event("dated four minutes ahead", MORNING + 240 * SECOND, MORNING);
        event("after it", MORNING - 23 * HOUR, MORNING + SECOND);

        Results results = run();

        assertThat(results.persons()).containsEntry(MORNING - 23 * HOUR, 1L).containsEntry(MORNING + 240 * SECOND, 1L);
        assertThat(results.rejects()).isEmpty();
    }

    @Test
    void everyRecordIsInExactlyOneClassOfTheBooks() throws Exception {
        event("a", MORNING, MORNING);
        event("a", MORNING, MORNING + SECOND);
        takeBack("a", MORNING, MORNING + 2 * SECOND);
        takeBack("never came", MORNING, MORNING + 3 * SECOND);
        event("b", MORNING - 25 * HOUR, MORNING + 4 * SECOND);
        event("c", MORNING + HOUR, MORNING + 5 * SECOND);
        event("d", MORNING, MORNING + HOUR);
        tick(MORNING + HOUR);

        List<IntakeCount> books = run().books();

        assertThat(books)
                .containsExactly(
                        new IntakeCount("checkpoint-events", 0, MORNING, 0, 5, 1, 1, 2, 1, 1),
                        new IntakeCount("checkpoint-events", 0, MORNING + HOUR, 6, 6, 1, 0, 0, 0, 0));
    }

    private void takeBack(String id, long eventTimeMillis, long arrivalMillis) {
        script.add(TestingEvents.at(position(arrivalMillis), TestingEvents.takenBack(person(id, eventTimeMillis))));
    }

    private void event(String id, long eventTimeMillis, long arrivalMillis) {
        script.add(TestingEvents.at(position(arrivalMillis), person(id, eventTimeMillis)));
    }

    private void tick(long arrivalMillis) {
        script.add(Received.tick(position(arrivalMillis)));
    }

    private Position position(long arrivalMillis) {
        return new Position("checkpoint-events", 0, script.size(), arrivalMillis);
    }

    /** What came out: persons by minute as last reported, ids of late events, reasons of rejects. */
    private record Results(
            Map<Long, Long> persons, List<String> late, List<RejectReason> rejects, List<IntakeCount> books) {}

    private Results run() throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, strict);
        TypeInformation<Received> type = Kinds.of(Received.class);
        DataGeneratorSource<Received> source = new DataGeneratorSource<>(
                new FromElementsGeneratorFunction<>(type, env.getConfig(), script), script.size(), type);
        IntakePipeline.Outputs intake = new IntakePipeline(TestingTime.SHANGHAI).apply(env, source);
        FlowPipeline.Outputs flow = new FlowPipeline(TestingTime.SHANGHAI, 3730).apply(intake.counted());
        BooksPipeline.Outputs books =
                new BooksPipeline(TestingTime.SHANGHAI, "test").apply(intake.entered(), flow.moved(), flow.minutes());
        books.progress().sinkTo(new DiscardingSink<>()).uid("discard-progress");
        CloseableIterator<IntakeCount> entries = books.intake().collectAsync();
        CloseableIterator<FlowRow> minutes = flow.minutes().collectAsync();
        CloseableIterator<Received> late = intake.late().collectAsync();
        CloseableIterator<Received> rejects =
                intake.rejects().union(flow.missed()).collectAsync();
        flow.rows().forEach((table, rows) -> {
            if (table != FlowTable.FLOW_1M) {
                rows.sinkTo(new DiscardingSink<>()).uid("discard-" + table);
            }
        });
        env.execute("flow");

        Map<Long, FlowRow> last = new TreeMap<>();
        minutes.forEachRemaining(count -> last.merge(
                count.cell().windowStartMillis(),
                count,
                BinaryOperator.maxBy(Comparator.comparing((FlowRow c) -> c.revision(0)))));
        Map<Long, Long> persons = new TreeMap<>();
        last.forEach((start, count) -> persons.put(start, count.counts()[Measure.PERSONS.ordinal()]));
        List<String> lateIds = new ArrayList<>();
        late.forEachRemaining(received -> lateIds.add(received.header().eventId()));
        List<RejectReason> reasons = new ArrayList<>();
        rejects.forEachRemaining(received -> reasons.add(received.reject().reason()));
        Map<Long, IntakeCount> lastEntry = new TreeMap<>();
        entries.forEachRemaining(entry -> lastEntry.put(entry.hourStartMillis(), entry));
        return new Results(persons, lateIds, reasons, List.copyOf(lastEntry.values()));
    }
}
