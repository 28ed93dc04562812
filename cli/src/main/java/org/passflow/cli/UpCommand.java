package org.passflow.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.stack.DetachedSupervisor;
import org.passflow.stack.Installation;
import org.passflow.stack.StackFile;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Supervisor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow up}: starts Kafka, ClickHouse and Flink on this machine. */
@Command(
        name = "up",
        description = "Starts Kafka, ClickHouse and Flink on this machine, in the background.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {
    private static final String FOREGROUND = "--foreground";

    @Mixin
    private DataFolder data;

    @Mixin
    private Links links;

    @Mixin
    private StackOptions options;

    @Option(names = FOREGROUND, description = "stay here until Ctrl-C, which stops everything")
    private boolean foreground;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<StackFile.Description> already = data.file().running();
        if (already.isPresent()) {
            System.out.println("Running already.");
            links.of(data).forEach(System.out::println);
            return 0;
        }
        StackSettings settings = options.settings(data.path());
        settings.ports().requireFree();
        if (foreground) {
            Supervisor supervisor = new Supervisor(Installation.current(), settings, UpCommand::say);
            supervisor.start();
            supervisor.watch();
        } else {
            List<String> arguments = new ArrayList<>(
                    spec.commandLine().getParent().getParseResult().originalArgs());
            arguments.add(FOREGROUND);
            new DetachedSupervisor(settings.data()).start(Passflow.class.getName(), arguments, UpCommand::say);
            links.of(data).forEach(System.out::println);
        }
        return 0;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
