package org.passflow.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.Occupancy;
import org.passflow.stack.StackFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow submit}: starts the job on the Flink cluster of this machine. */
@Command(
        name = "submit",
        description = {
            "Starts the job on this machine's Flink, after seeing to its topics and tables.",
            "Refuses where a job runs that reads the same topics or writes the same tables."
        },
        mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Option(names = "--prefix", defaultValue = "", description = "put before each topic's name")
    private String prefix;

    @Option(
            names = "--database",
            defaultValue = "passflow",
            description = "passflow or passflow_… (default: ${DEFAULT-VALUE})")
    private String database;

    @Option(
            names = "--ticks",
            defaultValue = "outside",
            description = "who writes ticks: outside (the writer of the events: replay, simulate) or job (live sources)"
                    + " (default: ${DEFAULT-VALUE})")
    private String ticks;

    @Option(names = "--generation", description = "raised for a deliberate reprocessing")
    private Integer generation;

    @Option(names = "--horizon", description = "how late an event may arrive and be counted, like '24 h'")
    private String horizon;

    @Option(
            names = "--set",
            paramLabel = "FLAG=VALUE",
            description = "any other flag of docs/settings.md, like time.idle='500 ms'; may be given several times")
    private Map<String, String> others = Map.of();

    @Option(names = "--parallelism", description = "default: the cluster's")
    private Integer parallelism;

    @Option(names = "--restore", paramLabel = "PATH", description = "savepoint or checkpoint to go on from")
    private String restoreFrom;

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFile.Description stack = data.running();
        JobSubmission job = new JobSubmission(prefix, database, flags(), parallelism, restoreFrom);
        JobSubmission.Target target =
                JobSubmission.Target.of(Installation.current(), data.file().data(), stack.ports());
        new Occupancy(target).requireFree(job);
        new TopicsAndTables(prefix, database).bringUpToDate(data);
        String id = job.submit(target);
        System.out.println("Job " + id + " is running.");
        return 0;
    }

    private List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("--ticks.from", ticks));
        if (generation != null) {
            flags.addAll(List.of("--count.generation", generation.toString()));
        }
        if (horizon != null) {
            flags.addAll(List.of("--time.horizon", horizon));
        }
        others.forEach((flag, value) -> flags.addAll(List.of("--" + flag, value)));
        return flags;
    }
}
