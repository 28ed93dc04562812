package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.passflow.stack.FlinkRest.Refused;

/** Savepoints and checkpoints that somebody asks for. */
record FlinkSnapshots(FlinkRest flink) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String CAUSED_BY = "Caused by: ";

    /** Writes a savepoint into a new folder in that one, while the job goes on; null for the cluster's folder of savepoints. */
    Path savepoint(String jobId, Path folder) throws IOException, InterruptedException {
        ObjectNode request = JSON.createObjectNode().put("cancel-job", false);
        if (folder != null) {
            request.put("target-directory", folder.toUri().toString());
        }
        return awaitSavepoint(jobId, flink.post("/jobs/" + jobId + "/savepoints", request));
    }

    /** Stops the job with a savepoint in the cluster's folder for them; it goes on if none can be written. */
    Path stopWithSavepoint(String jobId) throws IOException, InterruptedException {
        return awaitSavepoint(
                jobId,
                flink.post("/jobs/" + jobId + "/stop", JSON.createObjectNode().put("drain", false)));
    }

    /** Waits until the job has completed a checkpoint; asks for one, for the next may be long to come. */
    void awaitCheckpoint(String jobId, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (flink.checkpoints(jobId).at("/counts/completed").asInt() == 0) {
            if (System.nanoTime() > deadline || flink.state(jobId).equals("FAILED")) {
                throw new StackException("Job %s is %s and has completed no checkpoint.\n%s"
                        .formatted(jobId, flink.state(jobId), String.join("\n", flink.exceptions(jobId))));
            }
            awaitOneCheckpoint(jobId, deadline);
        }
    }

    private void awaitOneCheckpoint(String jobId, long deadline) throws IOException, InterruptedException {
        try {
            JsonNode trigger = flink.post("/jobs/" + jobId + "/checkpoints", JSON.createObjectNode());
            String status = "/jobs/" + jobId + "/checkpoints/"
                    + trigger.path("request-id").asText();
            while (!isDone(flink.get(status)) && System.nanoTime() < deadline) {
                Thread.sleep(POLL.toMillis());
            }
        } catch (Refused notNow) {
            // Some of its tasks do not run, or another checkpoint is under way.
            Thread.sleep(POLL.toMillis());
        }
    }

    private Path awaitSavepoint(String jobId, JsonNode trigger) throws IOException, InterruptedException {
        String status =
                "/jobs/" + jobId + "/savepoints/" + trigger.path("request-id").asText();
        JsonNode savepoint = flink.get(status);
        while (!isDone(savepoint)) {
            Thread.sleep(POLL.toMillis());
            savepoint = flink.get(status);
        }
        JsonNode failure = savepoint.path("operation").path("failure-cause");
        if (!failure.isMissingNode()) {
            throw new Refused("No savepoint of job %s can be written now: %s"
                    .formatted(jobId, rootCause(failure.path("stack-trace").asText())));
        }
        return Path.of(URI.create(savepoint.path("operation").path("location").asText()));
    }

    /** The line of a stack trace that says what went wrong at first. */
    private static String rootCause(String stackTrace) {
        List<String> lines = stackTrace.lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(CAUSED_BY))
                .reduce(lines.get(0), (earlier, deeper) -> deeper.substring(CAUSED_BY.length()));
    }

    private static boolean isDone(JsonNode answer) {
        return answer.path("status").path("id").asText().equals("COMPLETED");
    }
}
