package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.passflow.registry.ReferenceTopics;
import org.passflow.rules.RuleTrial;
import org.passflow.rules.RuleVersions;
import org.passflow.rules.TrialReport;
import org.passflow.stack.Folders;
import org.passflow.stack.Installation;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow rules try}: which alerts other settings would have raised. */
@Command(
        name = "try",
        description = {
            "Runs the job's own pipelines over all records that Kafka holds, as if the settings had always been in force,"
                    + " and says which alerts they would have raised in a time, and which of those that were raised they"
                    + " would not. Nothing is written to the installation.",
            "It runs in a process of its own with up to 3 GB of memory; how long, docs/rules.md says.",
            "Exit code 2 if the settings would be refused."
        },
        mixinStandardHelpOptions = true)
public final class TryRuleCommand implements Callable<Integer> {

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private RuleOptions options;

    @Mixin
    private RulesCommand.Writing writing;

    @Option(names = "--from", required = true, description = "like 2022-01-31T08:00:00+08:00")
    private OffsetDateTime from;

    @Option(names = "--to", description = "default: the last record")
    private OffsetDateTime to;

    @Option(names = "--limit", defaultValue = "20", description = "sites and alerts shown (default: ${DEFAULT-VALUE})")
    private int limit;

    @Option(
            names = "--job",
            paramLabel = "FLAG=VALUE",
            description = "as the job runs with it, like time.horizon='48 h'")
    private Map<String, String> flags = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ReferenceTopics topics = new ReferenceTopics(kafka.settings());
        List<String> lines = options.trialLines(spec.commandLine(), topics);
        RuleVersions versions = RuleVersions.check(options.name(), lines, Instant.EPOCH);
        if (!versions.problems().isEmpty()) {
            versions.problems().forEach(spec.commandLine().getErr()::println);
            return ExitCode.USAGE;
        }
        if (versions.entries().size() != 1) {
            throw new StackException("One set is tried at a time");
        }
        Path folder = Files.createTempDirectory("passflow-try");
        try {
            RuleTrial.Outcome outcome = new RuleTrial(topics.settings(), Installation.current(), jobFlags())
                    .run(
                            versions.entries().get(0),
                            from.toInstant(),
                            to == null ? Instant.MAX : to.toInstant(),
                            folder);
            PrintWriter out = spec.commandLine().getOut();
            new TrialReport(writing.zone(), writing.language(), limit).print(outcome, out);
            out.flush();
            return ExitCode.OK;
        } finally {
            Folders.delete(folder);
        }
    }

    private List<String> jobFlags() {
        List<String> pairs = new ArrayList<>(kafka.jobFlags());
        flags.forEach((flag, value) -> pairs.addAll(List.of("--" + flag, value)));
        return pairs;
    }
}
