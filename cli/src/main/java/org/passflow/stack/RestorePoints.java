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

    /**
     * The youngest one.
     *
     * @param job of whose topics and tables; null where there are those of one installation only
     * @throws StackException if there is none, if nothing is known of that job, or if no job is named and there are those of
     *     several installations
     */
    public RestorePoint latest(String job) {
        List<RestorePoint> points = job == null ? ofOneInstallation() : ofInstallation(job);
        return points.stream()
                .max(Comparator.comparing(point -> madeAt(point.folder())))
                .orElseThrow(() -> new StackException(
                        "There is no savepoint and no checkpoint%s in %s; start the job: passflow submit"
                                .formatted(job == null ? "" : " of the topics and tables of job " + job, data)));
    }

    private List<RestorePoint> ofInstallation(String job) {
        JobSubmission submission = new SubmittedJobs(data)
                .of(job)
                .orElseThrow(
                        () -> new StackException("Nothing is known of job %s in %s.%s".formatted(job, data, choice())));
        return points().filter(point -> point.submission().isSameInstallation(submission))
                .toList();
    }

    private List<RestorePoint> ofOneInstallation() {
        List<RestorePoint> points = points().toList();
        if (points.stream().anyMatch(point -> !point.submission()
                .isSameInstallation(points.get(0).submission()))) {
            throw new StackException(
                    "There are several installations; choose one by a job of it with --job.%s".formatted(choice()));
        }
        return points;
    }

    private String choice() {
        List<RestorePoint> points = points().toList();
        return points.isEmpty()
                ? ""
                : points.stream()
                        .sorted(Comparator.comparing((RestorePoint point) -> madeAt(point.folder()))
                                .reversed())
                        .map(point -> "%s  (%s)"
                                .formatted(point.folder(), point.submission().installation()))
                        .collect(Collectors.joining("\n  ", " There are:\n  ", ""));
    }

    /** Those of which it is known what ran. */
    private Stream<RestorePoint> points() {
        return Stream.concat(
                        content(data.resolve("savepoints")),
                        content(data.resolve("checkpoints")).flatMap(RestorePoints::content))
                .filter(RestorePoints::isComplete)
                .flatMap(folder -> point(folder).stream());
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
