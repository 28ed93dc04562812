package org.passflow.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passflow.health.JobReading.Checkpoints;
import org.passflow.health.JobReading.Failure;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.Diagnosis.Verdict;

/** What each check makes of what it read. */
class JudgementsTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void jobThatRunsWithYoungCheckpointsIsWell() {
        assertThat(JobCheck.judge(job("RUNNING", 0, List.of(), Duration.ofSeconds(70))))
                .extracting(Diagnosis::verdict)
                .containsExactly(Verdict.OK, Verdict.OK, Verdict.OK);
    }

    @Test
    void jobThatEndedSaysWhyAndNothingElse() {
        List<Diagnosis> found = JobCheck.judge(job("FAILED", 4, failures(1), MINUTE));

        assertThat(found).singleElement().satisfies(job -> {
            assertThat(job.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(job.text()).contains("FAILED", "broken 0");
        });
    }

    @Test
    void jobWhoseTasksWaitIsStarting() {
        assertThat(JobCheck.judge(job("RUNNING", 3, List.of(), MINUTE)).get(0))
                .extracting(Diagnosis::verdict, Diagnosis::text)
                .satisfies(found -> assertThat(found.get(0)).isEqualTo(Verdict.WARN))
                .satisfies(found -> assertThat(found.get(1).toString()).contains("3 tasks wait"));
    }

    @Test
    void oneRestartIsWorthALookAndFourAreAStorm() {
        assertThat(verdicts("restarts", job("RUNNING", 0, failures(1), MINUTE))).containsExactly(Verdict.WARN);
        assertThat(verdicts("restarts", job("RUNNING", 0, failures(3), MINUTE))).containsExactly(Verdict.WARN);
        assertThat(verdicts("restarts", job("RESTARTING", 9, failures(4), MINUTE)))
                .containsExactly(Verdict.FAIL);
        List<Failure> old = List.of(new Failure(NOW.minus(Duration.ofMinutes(16)), "yesterday's news"));
        assertThat(verdicts("restarts", job("RUNNING", 0, old, MINUTE))).containsExactly(Verdict.OK);
    }

    @Test
    void checkpointIsJudgedByTheIntervalOfTheJob() {
        assertThat(verdicts("checkpoints", job("RUNNING", 0, List.of(), Duration.ofMinutes(5))))
                .containsExactly(Verdict.OK);
        assertThat(verdicts("checkpoints", job("RUNNING", 0, List.of(), Duration.ofMinutes(6))))
                .containsExactly(Verdict.WARN);
        assertThat(verdicts("checkpoints", job("RUNNING", 0, List.of(), Duration.ofMinutes(11))))
                .containsExactly(Verdict.FAIL);
    }

    @Test
    void jobWithoutCheckpointsIsNotWell() {
        JobReading none = new JobReading("id", "RUNNING", 0, NOW, NOW.minusSeconds(100), List.of(), Optional.empty());

        assertThat(verdicts("checkpoints", none)).containsExactly(Verdict.FAIL);
    }

    @Test
    void ticksOfThePastAreAHistoryAsLongAsMoreCome() {
        assertThat(ticks(10, 5, 10, 5)).isEqualTo(Verdict.OK);
        assertThat(ticks(10, 3600, 12, 3600)).isEqualTo(Verdict.WARN);
        assertThat(ticks(10, 60, 10, 72)).isEqualTo(Verdict.FAIL);
        assertThat(ticks(10, -20, 10, -20)).as("ahead of the clock").isEqualTo(Verdict.WARN);
        TickCheck.Reading never = new TickCheck.Reading(NOW, 0, Optional.empty());
        assertThat(TickCheck.judge(never, never).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void countsFarBehindAreWellOnlyWhileTheyCatchUp() {
        assertThat(watermark(0, 20)).isEqualTo(Verdict.OK);
        assertThat(watermark(6_000, 3_600)).as("catches up").isEqualTo(Verdict.WARN);
        assertThat(watermark(12, 3_600)).as("as fast as the clock").isEqualTo(Verdict.WARN);
        assertThat(watermark(5, 3_600)).as("falls behind").isEqualTo(Verdict.FAIL);
        assertThat(watermark(0, 3_600)).as("stands still").isEqualTo(Verdict.FAIL);
    }

    @Test
    void backlogIsNoFailureButWorthALook() {
        assertThat(backlog(10, 10).verdict()).isEqualTo(Verdict.OK);
        assertThat(backlog(200_000, 150_000).text()).contains("150,000", "fewer already");
        assertThat(backlog(200_000, 250_000).verdict()).isEqualTo(Verdict.WARN);
        assertThat(BacklogCheck.judge(OptionalLong.empty(), OptionalLong.empty())
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void partsAndDiskHaveTwoLimitsEach() {
        assertThat(Stream.of(299, 300, 999, 1000)
                        .map(parts -> StorageCheck.parts("flow_1m", parts).verdict()))
                .containsExactly(Verdict.OK, Verdict.WARN, Verdict.WARN, Verdict.FAIL);
        assertThat(Stream.of(15, 14, 5, 4)
                        .map(free -> StorageCheck.disk("default", free, 100).verdict()))
                .containsExactly(Verdict.OK, Verdict.WARN, Verdict.WARN, Verdict.FAIL);
    }

    @Test
    void clocksAreForgivenWhatTheQuestionTook() {
        assertThat(clocks(1900, 0)).isEqualTo(Verdict.OK);
        assertThat(clocks(-2500, 100)).isEqualTo(Verdict.WARN);
        assertThat(clocks(-2500, 800)).isEqualTo(Verdict.OK);
        assertThat(clocks(40_000, 100)).isEqualTo(Verdict.FAIL);
    }

    private static Verdict clocks(long offsetMillis, long uncertainMillis) {
        return ClockCheck.judge(List.of(
                        new ClockCheck.Reading("one", Duration.ZERO, Duration.ZERO),
                        new ClockCheck.Reading(
                                "other", Duration.ofMillis(offsetMillis), Duration.ofMillis(uncertainMillis))))
                .verdict();
    }

    private static Diagnosis backlog(long first, long second) {
        return BacklogCheck.judge(OptionalLong.of(first), OptionalLong.of(second));
    }

    /** Two looks twelve seconds apart, of which the second saw counts so far behind. */
    private static Verdict watermark(long movedSeconds, long behindSeconds) {
        Instant second = NOW.minusSeconds(behindSeconds);
        return WatermarkCheck.judge(
                        new WatermarkCheck.Reading(NOW.minusSeconds(12), second.minusSeconds(movedSeconds)),
                        new WatermarkCheck.Reading(NOW, second))
                .verdict();
    }

    private static Verdict ticks(long firstEnd, long firstAge, long secondEnd, long secondAge) {
        return TickCheck.judge(
                        new TickCheck.Reading(NOW, firstEnd, Optional.of(NOW.minusSeconds(firstAge))),
                        new TickCheck.Reading(NOW, secondEnd, Optional.of(NOW.minusSeconds(secondAge))))
                .verdict();
    }

    private static List<Verdict> verdicts(String subject, JobReading job) {
        return JobCheck.judge(job).stream()
                .filter(diagnosis -> diagnosis.subject().equals(subject))
                .map(Diagnosis::verdict)
                .toList();
    }

    /** A minute between checkpoints and a minute's pause, the last one so long ago. */
    private static JobReading job(String state, int waiting, List<Failure> failures, Duration age) {
        Checkpoints checkpoints =
                new Checkpoints(MINUTE.multipliedBy(2), Optional.of(NOW.minus(age)), 0, 1 << 20, Duration.ofMillis(80));
        return new JobReading(
                "id", state, waiting, NOW, NOW.minus(Duration.ofHours(1)), failures, Optional.of(checkpoints));
    }

    private static List<Failure> failures(int count) {
        List<Failure> failures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            failures.add(new Failure(NOW.minusSeconds(60L * i), "broken " + i));
        }
        return failures;
    }
}
