package org.passflow.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * What an operator does with the jobs of a cluster, without losing a count: each change is a stop with a savepoint and a
 * start from it. A change is done when the job runs again and has completed its first checkpoint; the savepoint stays, so
 * that one can go back to what ran before.
 *
 * @param progress is told what happens, a line at a time
 */
public record ClusterJobs(JobSubmission.Target target, Consumer<String> progress) {
    private static final Duration FIRST_CHECKPOINT = Duration.ofMinutes(2);
    private static final int REASONS = 10;

    /** A job that runs, with what it was submitted as. */
    public record Running(String id, JobSubmission submission) {}

    /**
     * The job of that id; of no id, the only one. Throws {@link StackException} if it does not run, or was not submitted by
     * this command.
     */
    public Running running(String id) throws IOException, InterruptedException {
        List<FlinkRest.Job> jobs = target.flink().jobs().stream()
                .filter(job -> !job.hasEnded() && (id == null || job.id().equals(id)))
                .toList();
        if (jobs.isEmpty()) {
            throw new StackException((id == null ? "No job runs" : "No job " + id + " runs")
                    + "; start one (passflow submit), or go on from its last checkpoint: passflow cluster restore --from"
                    + " latest");
        }
        if (jobs.size() > 1) {
            throw new StackException("Several jobs run; choose one with --job: "
                    + String.join(", ", jobs.stream().map(FlinkRest.Job::id).toList()));
        }
        FlinkRest.Job job = jobs.get(0);
        if (!job.state().equals("RUNNING")) {
            throw new StackException(
                    ("Job %s is %s, and a savepoint needs all of it to run; see passflow doctor. To go on"
                                    + " from its last checkpoint, also with another build: passflow cluster restore --from latest"
                                    + " --job %s [--jar FILE]")
                            .formatted(job.id(), job.state(), job.id()));
        }
        return new Running(
                job.id(),
                new SubmittedJobs(target.data())
                        .of(job.id())
                        .orElseThrow(() -> new StackException(
                                "Job %s was not started by passflow submit: nothing is known of its settings"
                                        .formatted(job.id()))));
    }

    /** Writes a savepoint while the job goes on, into a new folder in that one or, if it is null, where savepoints are. */
    public Path savepoint(Running job, Path folder) throws IOException, InterruptedException {
        Path savepoint = new FlinkSnapshots(target.flink()).savepoint(job.id(), folder);
        new RestorePoints(target.data()).note(savepoint, job.submission());
        return savepoint;
    }

    /** Goes on with another build; returns the id of the new job. */
    public String upgrade(Running job, Path jar) throws IOException, InterruptedException {
        requireJob(jar);
        return change(job, job.submission().withJar(jar));
    }

    /** Goes on at another parallelism; returns the id of the new job. */
    public String rescale(Running job, int parallelism) throws IOException, InterruptedException {
        List<FlinkRest.Vertex> vertices = target.flink().vertices(job.id());
        int most = vertices.stream()
                .mapToInt(FlinkRest.Vertex::maxParallelism)
                .max()
                .orElse(1);
        int slots = target.flink().freeSlots()
                + vertices.stream()
                        .mapToInt(FlinkRest.Vertex::parallelism)
                        .max()
                        .orElse(0);
        if (parallelism < 1 || parallelism > most) {
            throw new StackException(
                    "Parallelism is from 1 to %d, the most that the state of this job can be split into, not %d"
                            .formatted(most, parallelism));
        }
        if (parallelism > slots) {
            throw new StackException(
                    ("Parallelism %d needs as many task slots, and this job can have %d; start the cluster with"
                                    + " more: passflow down && passflow cluster up --taskmanagers N --slots M (the job goes on by itself)")
                            .formatted(parallelism, slots));
        }
        return change(job, job.submission().withParallelism(parallelism));
    }

    /**
     * Starts what ran when a savepoint or checkpoint was made, from there. A job that runs for the same topics and tables is
     * cancelled before; its last checkpoint stays. Nothing is cancelled where another job shares any of them.
     *
     * @param from asked again when that job has ended: while it runs, its checkpoints follow one another
     * @param jar another build; null for the one that ran then
     */
    public String restore(Supplier<RestorePoint> from, Path jar) throws IOException, InterruptedException {
        JobSubmission before = from.get().submission();
        JobSubmission submission = jar == null ? before : before.withJar(jar);
        if (submission.jar() != null) {
            requireJob(submission.jar());
        }
        new Occupancy(target).requireFreeOfOthers(submission);
        cancelOf(submission);
        Path folder = from.get().folder();
        progress.accept("Going on from " + folder);
        return start(submission, folder);
    }

    private void cancelOf(JobSubmission submission) throws IOException, InterruptedException {
        SubmittedJobs submitted = new SubmittedJobs(target.data());
        for (FlinkRest.Job job : target.flink().jobs()) {
            if (!job.hasEnded()
                    && submitted
                            .of(job.id())
                            .filter(submission::isSameInstallation)
                            .isPresent()) {
                target.flink().cancel(job.id());
                progress.accept("Job %s: cancelled; its last checkpoint is kept".formatted(job.id()));
            }
        }
    }

    private String change(Running job, JobSubmission next) throws IOException, InterruptedException {
        Path savepoint;
        progress.accept("Job %s: stops with a savepoint, when all that it wrote is stored".formatted(job.id()));
        try {
            savepoint = new FlinkSnapshots(target.flink()).stopWithSavepoint(job.id());
        } catch (FlinkRest.Refused e) {
            throw new StackException("Nothing is changed, job %s goes on. %s".formatted(job.id(), firstLine(e)), e);
        }
        new RestorePoints(target.data()).note(savepoint, job.submission());
        progress.accept("Job %s: stopped with savepoint %s".formatted(job.id(), savepoint));
        return start(next, savepoint);
    }

    private String start(JobSubmission submission, Path from) throws IOException, InterruptedException {
        try {
            String id = submission.restoredFrom(from.toString()).submit(target);
            new FlinkSnapshots(target.flink()).awaitCheckpoint(id, FIRST_CHECKPOINT);
            progress.accept("Job %s: runs, and its first checkpoint is complete".formatted(id));
            return id;
        } catch (StackException | IOException e) {
            throw new StackException(
                    """
                    The job does not go on from %s.
                    %s
                    Nothing is lost: the savepoint is kept, and Kafka keeps what arrives. To go back to what ran before:
                      passflow cluster restore --data %s --from %s"""
                            .formatted(from, reasons(e), target.data(), from),
                    e);
        }
    }

    /** Looked at before anything is stopped. */
    private static void requireJob(Path jar) {
        String entry = JobSubmission.MAIN_CLASS.replace('.', '/') + ".class";
        try (JarFile file = new JarFile(jar.toFile())) {
            if (file.getEntry(entry) == null) {
                throw new StackException("%s is no job jar of passflow: %s is not in it".formatted(jar, entry));
            }
        } catch (IOException e) {
            String why = Files.exists(jar) ? "cannot be read as a jar: " + e.getMessage() : "is not there";
            throw new StackException("The job jar %s %s. Name one: --jar FILE".formatted(jar, why), e);
        }
    }

    /** Flink tells each failure with its stack trace; what failed is said in the lines between. */
    private static String reasons(Exception e) {
        return e.getMessage()
                .lines()
                .filter(line -> !line.startsWith("\t"))
                .distinct()
                .limit(REASONS)
                .collect(Collectors.joining("\n"));
    }

    private static String firstLine(IOException e) {
        return e.getMessage().lines().findFirst().orElse("");
    }
}
