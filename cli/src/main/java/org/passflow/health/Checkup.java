package org.passflow.health;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.FailureText;

/**
 * Looks at everything that must work for counts and alerts to come, all at once: done within {@link #PATIENCE}, also where
 * something hangs.
 */
public final class Checkup {
    /** Longer than two looks and the pause between them. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Between two looks at what must move: a tick comes every 5 s, progress is written within 2 s. */
    private static final Duration PAUSE = Duration.ofSeconds(12);

    private final List<Check> checks;
    private final Duration patience;

    /** Of an installation; ages are by the clock of this machine where no server tells its own. */
    public Checkup(Place place, InstantSource clock) {
        this(
                List.of(
                        new JobCheck(place.flink(), place.job()),
                        new TickCheck(place.kafka(), clock, PAUSE),
                        new WatermarkCheck(place.analyst(), place.database(), place.job(), PAUSE),
                        new BacklogCheck(place.flink(), place.job(), PAUSE),
                        new StorageCheck(place.migrator(), place.database()),
                        new ClockCheck(place.flink(), place.analyst(), clock)),
                PATIENCE);
    }

    Checkup(List<Check> checks, Duration patience) {
        this.checks = checks;
        this.patience = patience;
    }

    /** What was found, in the order of the checks. */
    public List<Diagnosis> run() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "checkup");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<List<Diagnosis>>> running = new ArrayList<>();
            checks.forEach(check -> running.add(threads.submit(check::run)));
            long deadline = System.nanoTime() + patience.toNanos();
            List<Diagnosis> found = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                found.addAll(result(checks.get(i).subject(), running.get(i), deadline - System.nanoTime()));
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Diagnosis> result(String subject, Future<List<Diagnosis>> running, long nanosLeft)
            throws InterruptedException {
        try {
            return running.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            String text = "no answer within %d s".formatted(patience.toSeconds());
            return List.of(Diagnosis.fail(subject, text, "it hangs: look at its process and its log"));
        } catch (ExecutionException e) {
            return List.of(Diagnosis.fail(
                    subject, "no answer: " + oneLine(e.getCause()), "is it up, and is this its address (--help)?"));
        }
    }

    private static String oneLine(Throwable problem) {
        Throwable root = problem;
        while (root.getMessage() == null && root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.getClass().getSimpleName() : FailureText.of(root);
        return JobReading.firstLine(text);
    }
}
