package org.passflow.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passflow.stack.FlinkRest;

/**
 * What Flink tells of a job; every time by the clock of its JobManager.
 *
 * @param state as Flink names it
 * @param waiting tasks that neither run nor have done their work
 * @param failures those that Flink still knows, the latest first
 * @param checkpoints empty where the job takes none
 */
record JobReading(
        String id,
        String state,
        int waiting,
        Instant now,
        Instant startedAt,
        List<Failure> failures,
        Optional<Checkpoints> checkpoints) {
    private static final int SHOWN = 160;

    /** Why the job was started again. */
    record Failure(Instant at, String text) {}

    /**
     * The checkpoints of a job.
     *
     * @param cycle from the start of one to the start of the next, when each is quick
     * @param last when the last one was done
     */
    record Checkpoints(Duration cycle, Optional<Instant> last, long failed, long bytes, Duration took) {}

    /** The job of a name that is not over, else the one that ended last. */
    static Optional<JobReading> named(String name, FlinkRest flink) throws IOException, InterruptedException {
        Optional<JsonNode> chosen = Optional.empty();
        for (JsonNode job : flink.get("/jobs/overview").path("jobs")) {
            if (job.path("name").asText().equals(name)
                    && chosen.filter(other -> rank(other) >= rank(job)).isEmpty()) {
                chosen = Optional.of(job);
            }
        }
        return chosen.isEmpty()
                ? Optional.empty()
                : Optional.of(of(chosen.get().path("jid").asText(), flink));
    }

    private static long rank(JsonNode job) {
        long end = job.path("end-time").asLong();
        return end < 0 ? Long.MAX_VALUE : end;
    }

    private static JobReading of(String id, FlinkRest flink) throws IOException, InterruptedException {
        JsonNode job = flink.get("/jobs/" + id);
        int waiting = 0;
        for (JsonNode vertex : job.path("vertices")) {
            JsonNode tasks = vertex.path("tasks");
            waiting += vertex.path("parallelism").asInt()
                    - tasks.path("RUNNING").asInt()
                    - tasks.path("FINISHED").asInt();
        }
        return new JobReading(
                id,
                job.path("state").asText(),
                waiting,
                instant(job.path("now")),
                instant(job.path("start-time")),
                failures(flink.get("/jobs/" + id + "/exceptions")),
                checkpoints(id, flink));
    }

    private static List<Failure> failures(JsonNode answer) {
        List<Failure> failures = new ArrayList<>();
        for (JsonNode entry : answer.path("exceptionHistory").path("entries")) {
            failures.add(new Failure(
                    instant(entry.path("timestamp")),
                    firstLine(entry.path("stacktrace").asText())));
        }
        return failures;
    }

    private static Optional<Checkpoints> checkpoints(String id, FlinkRest flink)
            throws IOException, InterruptedException {
        JsonNode configuration;
        JsonNode all;
        try {
            configuration = flink.get("/jobs/" + id + "/checkpoints/config");
            all = flink.get("/jobs/" + id + "/checkpoints");
        } catch (FlinkRest.Refused e) {
            // Flink's answer for a job without checkpoints.
            return Optional.empty();
        }
        JsonNode last = all.at("/latest/completed");
        return Optional.of(new Checkpoints(
                Duration.ofMillis(configuration.path("interval").asLong()
                        + configuration.path("min_pause").asLong()),
                last.isObject() ? Optional.of(instant(last.path("latest_ack_timestamp"))) : Optional.empty(),
                all.at("/counts/failed").asLong(),
                last.path("state_size").asLong(),
                Duration.ofMillis(last.path("end_to_end_duration").asLong())));
    }

    static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }

    private static Instant instant(JsonNode millis) {
        return Instant.ofEpochMilli(millis.asLong());
    }
}
