package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Reject;
import org.passflow.event.RejectReason;
import org.passflow.event.Topics;
import org.passflow.flow.Progress;
import org.passflow.testing.TestingEvents;
import org.passflow.testing.TestingMetrics;
import org.passflow.testing.TestingTime;

/** What operators tell of themselves, one by one. Those of alerts: {@link AlertMetricsTest}. */
@SuppressWarnings("try") // Harnesses may throw anything when they close.
class MetricsTest {

    private static final long HOUR = 3_600_000;

    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void recordsAreCountedByTopicAndByWhatBecameOfThem() throws Exception {
        Position position = new Position(Topics.CHECKPOINT_EVENTS, 0, 7, MORNING);
        try (KeyedOneInputStreamOperatorTestHarness<String, IntakeCount, IntakeCount> books =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new KeepBooks(TestingTime.SHANGHAI)),
                        IntakeCount::topic,
                        Types.STRING,
                        metrics.environment())) {
            books.open();
            assertThat(metrics.value("records{topic=trips}")).isZero();
            books.processElement(new IntakeCount(Topics.CHECKPOINT_EVENTS, 0, MORNING, 0, 9, 7, 0, 0, 2, 1), MORNING);
            books.processElement(IntakeCount.moved(position, MORNING, IntakeCount.Entry.DUPLICATE), MORNING);
            books.processElement(IntakeCount.moved(position, MORNING, IntakeCount.Entry.VOID), MORNING);
            books.processElement(new IntakeCount(Topics.TRIPS, 0, MORNING, 0, 0, 1, 0, 0, 0, 0), MORNING);
        }

        assertThat(metrics.value("records{topic=checkpoint-events}")).isEqualTo(10);
        assertThat(metrics.value("duplicates{topic=checkpoint-events}")).isEqualTo(1);
        assertThat(metrics.value("voids{topic=checkpoint-events}")).isEqualTo(1);
        assertThat(metrics.value("late{topic=checkpoint-events}")).isEqualTo(2);
        assertThat(metrics.value("rejected{topic=checkpoint-events}")).isEqualTo(1);
        assertThat(metrics.value("records{topic=trips}")).isEqualTo(1);
        assertThat(metrics.value("late{topic=trips}")).isZero();
    }

    @Test
    void rejectsAreCountedByReasonAndPassedOn() throws Exception {
        Received reject = Received.rejected(
                new Position(Topics.TRIPS, 0, 0, MORNING), new Reject(RejectReason.NOT_JSON, "no brace", ""));
        try (OneInputStreamOperatorTestHarness<Received, Received> counting =
                new OneInputStreamOperatorTestHarness<>(new StreamMap<>(new CountRejects()), metrics.environment())) {
            counting.open();
            counting.processElement(reject, MORNING);
            counting.processElement(reject, MORNING);

            assertThat(counting.extractOutputValues()).containsExactly(reject, reject);
        }

        assertThat(metrics.value("rejects{reason=NOT_JSON}")).isEqualTo(2);
        assertThat(metrics.value("rejects{reason=RAW_IDENTITY}")).isZero();
    }

    @Test
    void ticksAndTheLatestArrivalAreShownWhenBundlesAreHandedOn() throws Exception {
        try (OneInputStreamOperatorTestHarness<Received, IntakeCount> intake = new OneInputStreamOperatorTestHarness<>(
                new BundleIntake(TestingTime.SHANGHAI), metrics.environment())) {
            intake.open();
            assertThat(metrics.value("latest_arrival")).isZero();
            intake.processElement(tick(MORNING), MORNING);
            intake.processElement(at(MORNING + HOUR), MORNING);
            intake.processElement(at(MORNING + 1), MORNING);
            intake.processWatermark(MORNING);
            assertThat(metrics.value("latest_arrival")).isEqualTo(MORNING + HOUR);
            intake.processElement(tick(MORNING + 2 * HOUR), MORNING);
            intake.processWatermark(MORNING + 1);
        }

        assertThat(metrics.value("ticks")).isEqualTo(2);
        assertThat(metrics.value("latest_arrival")).isEqualTo(MORNING + 2 * HOUR);
    }

    @Test
    void lagOfReportsGoesByTheMachinesClock() throws Exception {
        try (OneInputStreamOperatorTestHarness<String, Progress> report =
                new OneInputStreamOperatorTestHarness<>(new ReportProgress<>("passflow"), metrics.environment())) {
            report.open();
            assertThat(metrics.value("watermark_lag"))
                    .as("before the first report")
                    .isEqualTo(-1);
            report.setProcessingTime(MORNING + 7_000);
            report.processWatermark(MORNING);
            assertThat(metrics.value("watermark_lag")).isEqualTo(7_000);
            report.setProcessingTime(MORNING + 9_000);
            report.processWatermark(Long.MAX_VALUE);
            assertThat(metrics.value("watermark_lag"))
                    .as("the end is no report")
                    .isEqualTo(9_000);
        }
    }

    private static Received at(long arrivalMillis) {
        return TestingEvents.at(
                new Position(Topics.CHECKPOINT_EVENTS, 0, arrivalMillis, arrivalMillis),
                person("e" + arrivalMillis, MORNING));
    }

    private static Received tick(long arrivalMillis) {
        return Received.tick(new Position(Topics.TICKS, 0, arrivalMillis, arrivalMillis));
    }
}
