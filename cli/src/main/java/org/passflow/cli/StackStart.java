package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.passflow.stack.DetachedSupervisor;
import org.passflow.stack.Installation;
import org.passflow.stack.StackFile;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Supervisor;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How a stack is started, in the background or to be watched; which kind of stack it is, the command says. */
final class StackStart {
    private static final String FOREGROUND = "--foreground";

    @Mixin
    private DataFolder data;

    @Mixin
    private Links links;

    @Mixin
    private StackOptions options;

    @Option(names = FOREGROUND, description = "stay here until Ctrl-C, which stops everything")
    private boolean foreground;

    /** Starts it unless one runs in the folder already; returns the exit code. */
    int start(CommandSpec command, BiFunction<StackOptions, Path, StackSettings> kind)
            throws IOException, InterruptedException {
        Optional<StackFile.Description> already = data.file().running();
        if (already.isPresent()) {
            System.out.println("Running already.");
            links.of(data).forEach(System.out::println);
            return 0;
        }
        StackSettings settings = kind.apply(options, data.path());
        settings.ports().requireFree();
        if (foreground) {
            Supervisor supervisor = new Supervisor(Installation.current(), settings, StackStart::say);
            supervisor.start();
            supervisor.watch();
        } else {
            List<String> arguments =
                    new ArrayList<>(root(command.commandLine()).getParseResult().originalArgs());
            arguments.add(FOREGROUND);
            new DetachedSupervisor(settings.data()).start(Passflow.class.getName(), arguments, StackStart::say);
            links.of(data).forEach(System.out::println);
        }
        return 0;
    }

    private static CommandLine root(CommandLine command) {
        CommandLine root = command;
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root;
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
