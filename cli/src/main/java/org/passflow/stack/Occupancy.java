package org.passflow.stack;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.passflow.job.PassflowJob;

/** Which topics and tables jobs of a cluster have taken: two jobs that share them write over each other's rows and alerts. */
public record Occupancy(JobSubmission.Target target) {
    private static final String REFUSAL =
            """
            Nothing is started: job %s, which is %s, %s.
              another build, parallelism or state:  passflow cluster upgrade, rescale or restore
              anew:                                 cancel it first, on Flink's page %s
              another installation beside it:       --prefix and --database that no other has""";

    private static final String UNKNOWN =
            "was not started by passflow submit, so that nothing is known of its topics and tables";

    /** Throws {@link StackException} where a job runs that shares any with this one: it says which, and what to do instead. */
    public void requireFree(JobSubmission submission) throws IOException, InterruptedException {
        requireFree(submission, other -> false);
    }

    /** The same, but for jobs of just these topics and tables: they are to make way. */
    void requireFreeOfOthers(JobSubmission submission) throws IOException, InterruptedException {
        requireFree(submission, submission::isSameInstallation);
    }

    private void requireFree(JobSubmission submission, Predicate<JobSubmission> makesWay)
            throws IOException, InterruptedException {
        for (FlinkRest.Job job : target.flink().jobs()) {
            if (!job.hasEnded() && job.name().equals(PassflowJob.NAME)) {
                Optional<JobSubmission> other = new SubmittedJobs(target.data()).of(job.id());
                if (other.filter(makesWay).isPresent()) {
                    continue;
                }
                shared(submission, other).ifPresent(what -> {
                    throw new StackException(REFUSAL.formatted(
                            job.id(), job.state(), what, target.flink().url()));
                });
            }
        }
    }

    private static Optional<String> shared(JobSubmission submission, Optional<JobSubmission> other) {
        return other.isPresent() ? submission.sharedWith(other.get()) : Optional.of(UNKNOWN);
    }
}
