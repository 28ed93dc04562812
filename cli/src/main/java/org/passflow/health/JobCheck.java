package org.passflow.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.passflow.health.JobReading.Checkpoints;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.FlinkRest;

/** Whether the job runs, keeps running, and could go on after a crash. */
record JobCheck(FlinkRest flink, String name) implements Check {
    private static final Set<String> STARTING = Set.of("INITIALIZING", "CREATED", "RECONCILING");

    /** As PassflowJobRestarts in docker/prometheus/rules.yml. */
    private static final Duration STORM = Duration.ofMinutes(15);

    private static final int RESTARTS = 3;

    /** As PassflowCheckpointsOld. */
    private static final Duration TOO_OLD = Duration.ofMinutes(10);

    @Override
    public String subject() {
        return "job";
    }

    @Override
    public List<Diagnosis> run() throws Exception {
        return JobReading.named(name, flink)
                .map(JobCheck::judge)
                .orElse(List.of(Diagnosis.fail(
                        "job",
                        "none named " + name,
                        "start it: passflow submit, on a cluster flink run (operations.md)")));
    }

    static List<Diagnosis> judge(JobReading job) {
        List<Diagnosis> found = new ArrayList<>(List.of(state(job)));
        if (!job.state().equals("RUNNING") && !job.state().equals("RESTARTING")) {
            return found;
        }
        found.add(restarts(job));
        found.add(job.checkpoints()
                .map(checkpoints -> checkpoints(job, checkpoints))
                .orElse(Diagnosis.fail(
                        "checkpoints",
                        "the job takes none",
                        "set execution.checkpointing.interval and .dir (docker/flink/config.yaml)")));
        return found;
    }

    private static Diagnosis state(JobReading job) {
        String text = "%s %s".formatted(job.id(), job.state());
        if (job.state().equals("RUNNING") && job.waiting() == 0) {
            return Diagnosis.ok("job", text + " since " + job.startedAt());
        }
        if (job.state().equals("RUNNING") || STARTING.contains(job.state())) {
            return Diagnosis.warn(
                    "job",
                    "%s, %d tasks wait".formatted(text, job.waiting()),
                    "it is starting; if that lasts, are there TaskManagers with enough slots?");
        }
        String why =
                job.failures().isEmpty() ? "" : ": " + job.failures().get(0).text();
        return Diagnosis.fail(
                "job",
                text + why,
                "mend what Flink's page, Exceptions, names; if it ended, start it from its last checkpoint");
    }

    private static Diagnosis restarts(JobReading job) {
        Instant since = job.now().minus(STORM);
        long recent = job.failures().stream()
                .filter(failure -> failure.at().isAfter(since))
                .count();
        String text = recent + " in 15 minutes";
        if (recent == 0) {
            return Diagnosis.ok("restarts", "none in 15 minutes");
        }
        String why = text + ", the last for " + job.failures().get(0).text();
        return recent > RESTARTS
                ? Diagnosis.fail("restarts", why, "the fault comes back: runbook.md#passflowjobrestarts")
                : Diagnosis.warn("restarts", why, "counts stay right; look why (Flink's page, Exceptions)");
    }

    private static Diagnosis checkpoints(JobReading job, Checkpoints checkpoints) {
        Instant last = checkpoints.last().orElse(job.startedAt());
        Duration age = Duration.between(last, job.now());
        String text = checkpoints.last().isEmpty()
                ? "none yet, the job is %d s old; %d failed".formatted(age.toSeconds(), checkpoints.failed())
                : "last one %d s ago, %d kB, took %d ms; %d failed"
                        .formatted(
                                age.toSeconds(),
                                checkpoints.bytes() / 1024,
                                checkpoints.took().toMillis(),
                                checkpoints.failed());
        Duration usual = checkpoints.cycle().multipliedBy(2).plusMinutes(1);
        if (age.compareTo(usual) <= 0) {
            return Diagnosis.ok("checkpoints", text);
        }
        String advice = "a crash would read much again: runbook.md#passflowcheckpointsold";
        return age.compareTo(TOO_OLD) > 0 && age.compareTo(usual.multipliedBy(2)) > 0
                ? Diagnosis.fail("checkpoints", text, advice)
                : Diagnosis.warn("checkpoints", text, advice);
    }
}
