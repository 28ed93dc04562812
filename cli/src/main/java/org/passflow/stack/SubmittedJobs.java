package org.passflow.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was submitted to the stack of a data folder, one file a job, and the builds that ran there: so that a job can be
 * started again as it was, whatever has been built since.
 */
record SubmittedJobs(Path data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void remember(String jobId, JobSubmission submission) {
        try {
            Files.createDirectories(folder());
            write(submission, file(jobId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a copy of a job jar under a name that no other build has; returns its path. */
    Path keep(Path jar) {
        if (jar.getParent() != null && jar.getParent().equals(builds())) {
            return jar;
        }
        try {
            String name = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            Path kept = builds().resolve("%s-%s.jar".formatted(name, digest(jar)));
            if (!Files.exists(kept)) {
                Files.createDirectories(builds());
                Path partial = Files.createTempFile(builds(), name, ".partial");
                Files.copy(jar, partial, StandardCopyOption.REPLACE_EXISTING);
                Files.move(partial, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            return kept;
        } catch (NoSuchFileException e) {
            throw new StackException("There is no job jar " + jar, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a job was submitted as; empty if it was not submitted from here. */
    Optional<JobSubmission> of(String jobId) {
        return Files.exists(file(jobId)) ? Optional.of(read(file(jobId))) : Optional.empty();
    }

    static JobSubmission read(Path file) {
        try {
            return JSON.readValue(file.toFile(), JobSubmission.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(JobSubmission submission, Path file) {
        try {
            JSON.writeValue(file.toFile(), submission);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The submission of a job that goes on where its last checkpoint stands; a fresh start if it has none. */
    Optional<JobSubmission> continued(String jobId) {
        return of(jobId).map(submission -> lastCheckpoint(jobId)
                .map(path -> submission.restoredFrom(path.toString()))
                .orElse(submission));
    }

    /** Checkpoints are folders {@code chk-<number>}; one without metadata was not completed. */
    private Optional<Path> lastCheckpoint(String jobId) {
        Path checkpoints = data.resolve("checkpoints").resolve(jobId);
        if (!Files.exists(checkpoints)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(checkpoints)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("chk-"))
                    .filter(folder -> Files.exists(folder.resolve("_metadata")))
                    .max(Comparator.comparingLong(SubmittedJobs::number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sixteen digits of sixty-four are enough to tell the builds of one folder apart. */
    private static String digest(Path jar) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(jar)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private Path builds() {
        return folder().resolve("builds");
    }

    private Path folder() {
        return data.resolve("jobs");
    }

    private Path file(String jobId) {
        return folder().resolve(jobId + ".json");
    }
}
