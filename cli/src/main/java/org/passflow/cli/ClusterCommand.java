package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.passflow.stack.ClusterJobs;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.RestorePoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow cluster}: a cluster on this machine whose job outlives every process, and the care of its job. */
@Command(
        name = "cluster",
        description = {
            "Starts a cluster on this machine, and takes care of its job: savepoints, upgrades, more or less parallelism.",
            "The job can be changed on what 'passflow up' started, too. 'passflow down' stops both; docs/operations.md"
        },
        mixinStandardHelpOptions = true)
public final class ClusterCommand {
    private static final String LATEST = "latest";

    @Spec
    private CommandSpec spec;

    /** Which job, on the stack of which folder. */
    static final class Chosen {
        @Mixin
        private DataFolder data;

        @Option(names = "--job", paramLabel = "ID", description = "where several run (default: the one that runs)")
        private String id;

        private ClusterJobs.Running job() throws IOException, InterruptedException {
            return jobs(data).running(id);
        }
    }

    @Command(
            name = "up",
            description = {
                "Starts Kafka, ClickHouse, ZooKeeper, and Flink with several TaskManagers and its state in RocksDB.",
                "A process that dies is started anew, and the job goes on from its last checkpoint; so it does after"
                        + " 'passflow down' and another 'passflow cluster up'."
            },
            mixinStandardHelpOptions = true,
            sortOptions = false)
    int up(@Mixin StackStart stack) throws IOException, InterruptedException {
        return stack.start(spec, StackOptions::clusterSettings);
    }

    @Command(
            name = "savepoint",
            description = "Writes a savepoint while the job goes on, and prints its folder.",
            mixinStandardHelpOptions = true)
    int savepoint(
            @Mixin Chosen chosen,
            @Option(
                            names = "--to",
                            paramLabel = "FOLDER",
                            description =
                                    "in which it gets a folder of its own (default: savepoints in the stack's data)")
                    Path folder)
            throws IOException, InterruptedException {
        System.out.println(jobs(chosen.data).savepoint(chosen.job(), folder));
        return ExitCode.OK;
    }

    @Command(
            name = "upgrade",
            description = {
                "Brings topics and tables up to date, stops the job with a savepoint and goes on from it with another build.",
                "Done when the new job has completed its first checkpoint; otherwise it says how to go back."
            },
            mixinStandardHelpOptions = true)
    int upgrade(
            @Mixin Chosen chosen,
            @Option(
                            names = "--jar",
                            paramLabel = "FILE",
                            description = "the job jar of the other build (default: that of this passflow)")
                    Path jar)
            throws IOException, InterruptedException {
        ClusterJobs.Running job = chosen.job();
        new TopicsAndTables(job.submission().prefix(), job.submission().database()).bringUpToDate(chosen.data);
        jobs(chosen.data).upgrade(job, jar == null ? Installation.current().jobJar() : jar);
        return ExitCode.OK;
    }

    @Command(
            name = "rescale",
            description = "Stops the job with a savepoint and goes on from it at another parallelism.",
            mixinStandardHelpOptions = true)
    int rescale(
            @Mixin Chosen chosen,
            @Option(names = "--parallelism", required = true, description = "up to the task slots of the cluster")
                    int parallelism)
            throws IOException, InterruptedException {
        jobs(chosen.data).rescale(chosen.job(), parallelism);
        return ExitCode.OK;
    }

    @Command(
            name = "restore",
            description = {
                "Goes on from a savepoint or checkpoint with the build and the settings that it was made with. The job that"
                        + " runs for the same topics and tables is cancelled; its last checkpoint is kept.",
                "What came since is read again and written again with the same revisions."
            },
            mixinStandardHelpOptions = true)
    int restore(
            @Mixin DataFolder data,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "SAVEPOINT",
                            description = "folder of a savepoint or checkpoint; " + LATEST + ": the youngest there is")
                    String from,
            @Option(
                            names = "--job",
                            paramLabel = "ID",
                            description = "with " + LATEST + ": of the topics and tables of that job, running or not")
                    String job,
            @Option(names = "--jar", paramLabel = "FILE", description = "another build than the one that made it")
                    Path jar)
            throws IOException, InterruptedException {
        RestorePoints points = new RestorePoints(data.file().data());
        jobs(data).restore(() -> from.equals(LATEST) ? points.latest(job) : points.at(Path.of(from)), jar);
        return ExitCode.OK;
    }

    private static ClusterJobs jobs(DataFolder data) {
        return new ClusterJobs(
                JobSubmission.Target.of(
                        Installation.current(),
                        data.file().data(),
                        data.running().ports()),
                System.out::println);
    }
}
