package org.passflow.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.passflow.event.Topics;
import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.KafkaBroker;

/** Whether ticks flow: without them nothing that is absent is noticed. */
record TickCheck(KafkaSettings kafka, InstantSource clock, Duration pause) implements Check {
    /** Six ticks. */
    private static final Duration YOUNG = Duration.ofSeconds(30);

    private static final Duration AHEAD = Duration.ofSeconds(5);
    /** A first encrypted connection on a busy machine takes seconds; two looks stay within the patience of a checkup. */
    private static final int ANSWER_MILLIS = 10_000;

    private static final String SUBJECT = "ticks";

    /**
     * The topic at one moment.
     *
     * @param end how many were ever written
     */
    record Reading(Instant at, long end, Optional<Instant> last) {
        boolean isYoung() {
            return last.filter(tick -> Duration.between(tick, at).compareTo(YOUNG) <= 0)
                    .isPresent();
        }
    }

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Diagnosis> run() throws Exception {
        try (Admin admin = KafkaBroker.admin(kafka.client())) {
            Reading first = read(admin);
            if (first.isYoung()) {
                return List.of(judge(first, first));
            }
            Thread.sleep(pause.toMillis());
            return List.of(judge(first, read(admin)));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private Reading read(Admin admin) throws ExecutionException, InterruptedException {
        TopicPartition ticks = new TopicPartition(kafka.fullName(Topics.TICKS), 0);
        ListOffsetsResultInfo latest = offset(admin, ticks, OffsetSpec.maxTimestamp());
        Optional<Instant> last =
                latest.timestamp() < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(latest.timestamp()));
        return new Reading(
                clock.instant(), offset(admin, ticks, OffsetSpec.latest()).offset(), last);
    }

    private static ListOffsetsResultInfo offset(Admin admin, TopicPartition partition, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, which), new ListOffsetsOptions().timeoutMs(ANSWER_MILLIS))
                .partitionResult(partition)
                .get();
    }

    /** Of one look, or of two where the first saw none that is young. */
    static Diagnosis judge(Reading first, Reading second) {
        if (second.last().isEmpty()) {
            return Diagnosis.fail(
                    SUBJECT,
                    "none was ever written",
                    "the job writes them with --ticks.from job, else whoever writes the events");
        }
        Duration age = Duration.between(second.last().get(), second.at());
        String text = "last one %d s ago".formatted(age.toSeconds());
        if (age.plus(AHEAD).isNegative()) {
            return Diagnosis.warn(
                    SUBJECT, "last one %d s ahead of this machine".formatted(-age.toSeconds()), "set the clocks (NTP)");
        }
        if (second.isYoung()) {
            return Diagnosis.ok(SUBJECT, text);
        }
        return second.end() > first.end()
                ? Diagnosis.warn(
                        SUBJECT,
                        text + ", and more come",
                        "a history is being read in: wait; else the clock of who writes them is slow")
                : Diagnosis.fail(
                        SUBJECT,
                        text + ", and none comes",
                        "silence and missed deadlines go unnoticed: runbook.md#passflowticksmissing");
    }
}
