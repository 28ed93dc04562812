package org.passflow.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code passflow up}: starts Kafka, ClickHouse and Flink on this machine. */
@Command(
        name = "up",
        description = "Starts Kafka, ClickHouse and Flink on this machine, in the background.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {
    @Mixin
    private StackStart stack;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        return stack.start(spec, StackOptions::settings);
    }
}
