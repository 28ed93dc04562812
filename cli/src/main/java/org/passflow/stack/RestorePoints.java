package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The savepoints and checkpoints of a data folder. Beside Flink's own files a savepoint has a note of what ran when it was
 * made; of a checkpoint, the number of its job says so.
 */
public record RestorePoints(Path data) {
    private static final String METADATA = "_metadata";
    private static final String NOTE = "passflow.json";

    /** Adds the note to a savepoint. */
    void note(Path savepoint, JobSubmission submission) {
        SubmittedJobs.write(submission, savepoint.resolve(NOTE));
    }

    /** The one in a folder. Throws {@link StackException} if there is none that the command can go on from. */
    public RestorePoint at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (!isComplete(absolute)) {
            throw new StackException(
                    "%s is no savepoint: no file %s is in it.%s".formatted(folder, METADATA, choice()));
        }
        return point(absolute)
                .orElseThrow(() ->
                        new StackException(("Nothing is known of the job that made %s; name its settings yourself:"
                                        + " passflow submit --restore %s …")
                                .formatted(folder, folder)));
    }

    /** The youngest one. Throws {@link StackException} if there is none. */
    public RestorePoint latest() {
        return complete().stream()
                .max(Comparator.comparing(RestorePoints::madeAt))
                .flatMap(this::point)
                .orElseThrow(() -> new StackException(
                        "There is no savepoint and no checkpoint in %s; start the job: passflow submit"
                                .formatted(data)));
    }

    private String choice() {
        List<Path> complete = complete();
        return complete.isEmpty()
                ? ""
                : complete.stream()
                        .sorted(Comparator.comparing(RestorePoints::madeAt).reversed())
                        .map(Path::toString)
                        .collect(Collectors.joining("\n  ", " There are:\n  ", ""));
    }

    /** Those of which it is known what ran. */
    private List<Path> complete() {
        return Stream.concat(
                        content(data.resolve("savepoints")),
                        content(data.resolve("checkpoints")).flatMap(RestorePoints::content))
                .filter(RestorePoints::isComplete)
                .filter(folder -> point(folder).isPresent())
                .toList();
    }

    private Optional<RestorePoint> point(Path folder) {
        Path note = folder.resolve(NOTE);
        Optional<JobSubmission> submission = Files.exists(note)
                ? Optional.of(SubmittedJobs.read(note))
                : new SubmittedJobs(data).of(folder.getParent().getFileName().toString());
        return submission.map(known -> new RestorePoint(folder, known));
    }

    private static Stream<Path> content(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isComplete(Path folder) {
        return Files.isRegularFile(folder.resolve(METADATA));
    }

    private static FileTime madeAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(METADATA));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
