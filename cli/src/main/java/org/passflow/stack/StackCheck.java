package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a stack that runs does its work: processes, job, checkpoints, and how old what it reports is.
 *
 * @param analyst reads the views
 */
public record StackCheck(StackFile.Description stack, ClickHouseHttp analyst, String database, InstantSource clock) {
    /** Six checkpoints of the usual interval; one that is slow is no fault. */
    private static final Duration CHECKPOINT_AGE = Duration.ofSeconds(30);

    /** A tick comes every five seconds, and an idle partition holds time back for ten. */
    private static final Duration REPORT_AGE = Duration.ofMinutes(1);

    public List<Diagnosis> run() throws InterruptedException {
        List<Diagnosis> found = new ArrayList<>();
        for (StackFile.Member member : stack.members()) {
            found.add(
                    member.process().isPresent()
                            ? Diagnosis.good(
                                    member.name(), "pid %d since %s".formatted(member.pid(), member.startedAt()))
                            : Diagnosis.bad(member.name(), "has ended; its log says why"));
        }
        try {
            jobs(found);
        } catch (IOException e) {
            found.add(Diagnosis.bad("job", "Flink does not answer: " + e.getMessage()));
        }
        try {
            found.add(freshness());
        } catch (IOException e) {
            found.add(Diagnosis.doubtful("reports", "cannot be read: " + e.getMessage()));
        }
        return found;
    }

    private void jobs(List<Diagnosis> found) throws IOException, InterruptedException {
        FlinkRest flink =
                new FlinkRest("http://" + Ports.HOST + ":" + stack.ports().flinkRest());
        List<FlinkRest.Job> jobs = flink.jobs();
        if (jobs.isEmpty()) {
            found.add(Diagnosis.doubtful("job", "none; start it: passflow submit"));
        }
        for (FlinkRest.Job job : jobs) {
            if (!job.state().equals("RUNNING")) {
                String why = flink.exceptions(job.id()).stream()
                        .flatMap(String::lines)
                        .findFirst()
                        .orElse("");
                found.add(Diagnosis.doubtful("job", "%s %s %s".formatted(job.id(), job.state(), why)));
            } else {
                found.add(Diagnosis.good("job", job.id() + " RUNNING"));
                found.add(checkpoints(flink.checkpoints(job.id())));
            }
        }
    }

    private Diagnosis checkpoints(JsonNode checkpoints) {
        JsonNode last = checkpoints.path("latest").path("completed");
        if (!last.isObject()) {
            return Diagnosis.doubtful("checkpoints", "none yet");
        }
        Duration age = Duration.between(
                Instant.ofEpochMilli(last.path("latest_ack_timestamp").asLong()), clock.instant());
        String text = "last one %d s ago, %d kB, took %d ms; %d failed"
                .formatted(
                        age.toSeconds(),
                        last.path("state_size").asLong() / 1024,
                        last.path("end_to_end_duration").asLong(),
                        checkpoints.path("counts").path("failed").asLong());
        return age.compareTo(CHECKPOINT_AGE) <= 0
                ? Diagnosis.good("checkpoints", text)
                : Diagnosis.doubtful("checkpoints", text);
    }

    private Diagnosis freshness() throws IOException, InterruptedException {
        List<JsonNode> rows = analyst.query(
                "SELECT toString(watermark) AS watermark, age_s FROM %s.v_freshness ORDER BY age_s LIMIT 1"
                        .formatted(database));
        if (rows.isEmpty()) {
            return Diagnosis.doubtful("reports", "nothing reported yet");
        }
        Duration age = Duration.ofSeconds(rows.get(0).path("age_s").asLong());
        String text = "up to %s UTC, %d s behind the clock"
                .formatted(rows.get(0).path("watermark").asText(), age.toSeconds());
        return age.compareTo(REPORT_AGE) <= 0
                ? Diagnosis.good("reports", text)
                : Diagnosis.doubtful("reports", text + "; a history is being read, or ticks or the job have stopped");
    }
}
