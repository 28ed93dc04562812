package org.passflow.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps a stack running until this process is told to end: starts it, replaces a component that died, and stops all of it
 * when the process is interrupted or terminated.
 */
public final class Supervisor {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Installation installation;
    private final Stack stack;
    private final Consumer<String> progress;
    private List<String> runningJobs = List.of();
    private volatile boolean stopping;

    /** @param progress is told what happens, a line at a time */
    public Supervisor(Installation installation, StackSettings settings, Consumer<String> progress) {
        this.installation = installation;
        this.stack = new Stack(installation, settings, progress);
        this.progress = progress;
    }

    /** Starts the stack, to be stopped when this process ends. */
    public void start() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-stack"));
        stack.start();
    }

    /** Whether the process has been told to end, so that nobody should begin anything. */
    public boolean isStopping() {
        return stopping;
    }

    /** Watches over the started stack until the process is told to end, or the thread is interrupted. */
    public void watch() throws InterruptedException {
        while (!stopping) {
            Thread.sleep(LOOK.toMillis());
            for (ManagedProcess process : whatOthersNeedFirst()) {
                if (!stopping && !process.isAlive()) {
                    replace(process);
                }
            }
            noteRunningJobs();
        }
    }

    private List<ManagedProcess> whatOthersNeedFirst() {
        List<ManagedProcess> processes = new ArrayList<>(stack.processes());
        Collections.reverse(processes);
        return processes;
    }

    private void stop() {
        stopping = true;
        stack.close();
    }

    private void replace(ManagedProcess process) throws InterruptedException {
        progress.accept(process.name() + ": has died, starting another");
        try {
            stack.replace(process);
            progress.accept(process.name() + ": healthy again");
            if (process == stack.flink().jobManager() && !stack.settings().remembersJobs()) {
                giveItsJobsBack();
            }
        } catch (StackException | IOException e) {
            progress.accept("%s: %s".formatted(process.name(), e.getMessage()));
        }
    }

    /** Without ZooKeeper a JobManager keeps its jobs in memory; the next one is given those that ran when it died. */
    private void giveItsJobsBack() throws IOException, InterruptedException {
        SubmittedJobs submitted = new SubmittedJobs(stack.settings().data());
        JobSubmission.Target target = JobSubmission.Target.of(
                installation, stack.settings().data(), stack.settings().ports());
        List<String> resumed = new ArrayList<>();
        for (String job : runningJobs) {
            Optional<JobSubmission> submission = submitted.continued(job);
            if (submission.isPresent()) {
                String next = submission.get().submit(target);
                resumed.add(next);
                progress.accept("Job %s: goes on as %s from its last checkpoint".formatted(job, next));
            }
        }
        runningJobs = resumed;
    }

    private void noteRunningJobs() throws InterruptedException {
        try {
            runningJobs = stack.flink().rest().jobs().stream()
                    .filter(job -> !job.hasEnded())
                    .map(FlinkRest.Job::id)
                    .toList();
        } catch (IOException e) {
            // The JobManager is away; what ran before is what it will be given back.
            return;
        }
    }
}
