package org.passflow.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was submitted to the stack of a data folder, one file a job, so that a JobManager that lost its jobs can be given
 * them again.
 */
record SubmittedJobs(Path data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void remember(String jobId, JobSubmission submission) {
        try {
            Files.createDirectories(folder());
            JSON.writeValue(file(jobId).toFile(), submission);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The submission of a job that goes on where its last checkpoint stands; a fresh start if it has none. */
    Optional<JobSubmission> continued(String jobId) {
        if (!Files.exists(file(jobId))) {
            return Optional.empty();
        }
        try {
            JobSubmission submission = JSON.readValue(file(jobId).toFile(), JobSubmission.class);
            return Optional.of(lastCheckpoint(jobId)
                    .map(path -> submission.restoredFrom(path.toString()))
                    .orElse(submission));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checkpoints are folders {@code chk-<number>}; one without metadata was not completed. */
    private Optional<Path> lastCheckpoint(String jobId) throws IOException {
        Path checkpoints = data.resolve("checkpoints").resolve(jobId);
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(checkpoints)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("chk-"))
                    .filter(folder -> Files.exists(folder.resolve("_metadata")))
                    .max(Comparator.comparingLong(SubmittedJobs::number));
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private Path folder() {
        return data.resolve("jobs");
    }

    private Path file(String jobId) {
        return folder().resolve(jobId + ".json");
    }
}
