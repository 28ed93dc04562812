package org.passflow.health;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.FlinkRest;

/** How many records wait in Kafka for the job. */
record BacklogCheck(FlinkRest flink, String name, Duration pause) implements Check {
    /** As PassflowConsumerLag in docker/prometheus/rules.yml. */
    private static final long MANY = 100_000;

    private static final String METRIC = "Source__Read_topics.pendingRecords";
    private static final String SUBJECT = "backlog";

    @Override
    public String subject() {
        return SUBJECT;
    }

    @Override
    public List<Diagnosis> run() throws IOException, InterruptedException {
        Optional<JobReading> job = JobReading.named(name, flink);
        if (job.isEmpty() || !job.get().state().equals("RUNNING")) {
            return List.of(judge(OptionalLong.empty(), OptionalLong.empty()));
        }
        OptionalLong first = pending(job.get().id());
        if (first.isEmpty() || first.getAsLong() <= MANY) {
            return List.of(judge(first, first));
        }
        Thread.sleep(pause.toMillis());
        return List.of(judge(first, pending(job.get().id())));
    }

    /** Over all subtasks of the source; unknown for some seconds after a start. */
    private OptionalLong pending(String id) throws IOException, InterruptedException {
        return flink.sum(id, "Source: Read topics", METRIC);
    }

    /** Of one look, or of two where the first saw many. */
    static Diagnosis judge(OptionalLong first, OptionalLong second) {
        if (second.isEmpty() || first.isEmpty()) {
            return Diagnosis.warn(SUBJECT, "not known", "the job does not run, or has just started");
        }
        String text = "%,d records wait in Kafka".formatted(second.getAsLong());
        if (second.getAsLong() <= MANY) {
            return Diagnosis.ok(SUBJECT, text);
        }
        boolean grows = second.getAsLong() >= first.getAsLong();
        return Diagnosis.warn(
                SUBJECT,
                text + (grows ? ", and not fewer" : ", and fewer already"),
                grows ? "more parallelism, or a slow ClickHouse: runbook.md#passflowconsumerlag" : "wait");
    }
}
