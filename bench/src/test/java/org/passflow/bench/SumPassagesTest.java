package org.passflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passflow.event.Direction;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.kafka.EventDecoder;

class SumPassagesTest {

    private static final long MINUTE = 60_000;
    private static final long MORNING = EventGenerator.START_MILLIS;
    private static final int IN = Direction.IN.ordinal();

    private OneInputStreamOperatorTestHarness<Received, BareRow> operator;

    @BeforeEach
    void open() throws Exception {
        operator = new OneInputStreamOperatorTestHarness<>(new SumPassages(Graph.FEVER_CENTIDEGREES));
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void eventsOfOneMinuteLeaveAsOneSumWithTheWatermark() throws Exception {
        event("a", MORNING, "\"direction\":\"IN\",\"subject\":\"PERSON\",\"temperature_c\":37.5");
        event("b", MORNING + 1, "\"direction\":\"IN\",\"subject\":\"PERSON\",\"temperature_c\":36.5");
        event("c", MORNING + 2, "\"direction\":\"IN\",\"subject\":\"VEHICLE\",\"occupants\":3");
        assertThat(rows()).isEmpty();

        operator.processWatermark(MORNING);

        assertThat(rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row(MORNING, IN, 2, 1, 3, 0, 0, 0, 1, 2, 7400));
    }

    @Test
    void minutesDirectionsAndSamplingsAreKeptApart() throws Exception {
        event("a", MORNING, "\"direction\":\"IN\",\"subject\":\"PERSON\"");
        event("b", MORNING, "\"direction\":\"OUT\",\"subject\":\"PERSON\"");
        event("c", MORNING, "\"subject\":\"PERSON\"");
        event("d", MORNING + MINUTE, "\"direction\":\"IN\",\"subject\":\"PERSON\"");
        operator.processWatermark(MORNING);

        assertThat(rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrder(
                        row(MORNING, IN, 1, 0, 0, 0, 0, 0, 0, 0, 0),
                        row(MORNING, Direction.OUT.ordinal(), 1, 0, 0, 0, 0, 0, 0, 0, 0),
                        row(MORNING, 2, 0, 0, 0, 1, 0, 0, 0, 0, 0),
                        row(MORNING + MINUTE, IN, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void repeatCountsTwiceAndAVoidTakesBack() throws Exception {
        event("a", MORNING, "\"direction\":\"IN\",\"subject\":\"PERSON\"");
        event("a", MORNING, "\"direction\":\"IN\",\"subject\":\"PERSON\"");
        event("b", MORNING, "\"direction\":\"IN\",\"subject\":\"VEHICLE\"");
        event("b", MORNING, "\"direction\":\"IN\",\"subject\":\"VEHICLE\",\"void\":true");
        operator.processWatermark(MORNING);

        assertThat(rows())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(row(MORNING, IN, 2, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void sumsLeaveBeforeTheBarrierOfACheckpointAndOnlyOnce() throws Exception {
        event("a", MORNING, "\"direction\":\"IN\",\"subject\":\"PERSON\"");

        operator.prepareSnapshotPreBarrier(1);
        operator.processWatermark(MORNING);

        assertThat(rows()).hasSize(1);
    }

    private void event(String id, long eventTimeMillis, String fields) throws Exception {
        String json =
                """
                {"schema_version":1,"event_id":"%s","event_time":%d,"site_id":"gate-1","disposition":"PASSED",%s}
                """
                        .formatted(id, eventTimeMillis, fields);
        operator.processElement(new StreamRecord<>(
                new EventDecoder().decode(Topics.CHECKPOINT_EVENTS, 0, 0, eventTimeMillis, json.getBytes(UTF_8))));
    }

    private List<BareRow> rows() {
        return operator.extractOutputValues();
    }

    private static BareRow row(long minuteStart, int direction, long... sums) {
        return new BareRow("gate-1", minuteStart, direction, sums);
    }
}
