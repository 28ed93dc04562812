package org.passflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.ManagedProcess;

/** Kafka without room for what it is sent, and Kafka that is given more partitions. */
@ExtendWith(FaultExtension.class)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KafkaFaults {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Duration FULL = Duration.ofSeconds(20);

    /** By how many bytes its largest file may still grow. */
    private static final long ROOM = 16 * 1024;

    /** Longer than the job takes to find out that there are more (10 s). */
    private static final Duration DISCOVERED = Duration.ofSeconds(25);

    private static final int BEFORE = 4;
    private static final int AFTER = 6;

    @Test
    void hasNoRoomLeft(FaultRun run) throws Exception {
        run.check(new Fault("Kafka's disk full", FULL, WITHIN, KafkaFaults::fill));
    }

    /** The system refuses to let its files grow (RLIMIT_FSIZE). Kafka does then what it does on a disk that is full: it ends. */
    private static void fill(FaultRun run) throws IOException, InterruptedException {
        ManagedProcess kafka = run.stack().kafka();
        int exit = new ProcessBuilder(
                        "prlimit", "--pid", Long.toString(kafka.pid()), "--fsize=" + (largestSegment(run) + ROOM))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        run.installation().awaitUntil(WITHIN, () -> !kafka.isAlive());
        FaultRun.pause(FULL);
        run.stack().test().stack().replace(kafka);
    }

    private static long largestSegment(FaultRun run) throws IOException {
        Path kafka = run.stack().test().stack().settings().data().resolve("kafka");
        try (Stream<Path> files = Files.walk(kafka)) {
            return files.filter(file -> file.toString().endsWith(".log")
                            && file.toString().contains(run.installation().prefix()))
                    .mapToLong(KafkaFaults::size)
                    .max()
                    .orElseThrow();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is sent afterwards goes to the new ones too, also of posts that had been on another one. */
    @Test
    void getsMorePartitions(FaultRun run) throws Exception {
        String topic = run.installation().prefix() + Topics.CHECKPOINT_EVENTS;
        try (Admin admin = KafkaBroker.admin(run.installation().kafkaServers())) {
            run.check(new Fault("partitions added while events are read", DISCOVERED, WITHIN, struck -> {
                admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(AFTER)))
                        .all()
                        .get();
                FaultRun.pause(DISCOVERED);
            }));
            Map<TopicPartition, OffsetSpec> added = Stream.iterate(BEFORE, partition -> partition + 1)
                    .limit(AFTER - BEFORE)
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
            assertThat(admin.listOffsets(added).all().get().values())
                    .allSatisfy(end -> assertThat(end.offset()).isPositive());
        }
    }
}
