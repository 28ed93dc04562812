package org.passflow.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.Ports;
import org.passflow.stack.StackFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code passflow status}: what runs on this machine. */
@Command(
        name = "status",
        description = "Shows the processes, ports and jobs of the stack on this machine; exit code 1 if none runs.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data;

    @Mixin
    private Links links;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<StackFile.Description> running = data.file().running();
        if (running.isEmpty()) {
            System.out.println("Nothing runs in " + data.file().data());
            return 1;
        }
        StackFile.Description stack = running.get();
        print(stack.supervisor());
        stack.members().forEach(StatusCommand::print);
        stack.versions()
                .properties()
                .forEach(version -> System.out.printf(
                        "%-22s %s%n", version.getKey(), version.getValue().asText()));
        links.of(data).forEach(System.out::println);
        FlinkRest flink =
                new FlinkRest("http://" + Ports.HOST + ":" + stack.ports().flinkRest());
        for (FlinkRest.Job job : flink.jobs()) {
            System.out.printf("Job %s %s %s%n", job.name(), job.id(), job.state());
        }
        return 0;
    }

    private static void print(StackFile.Member member) {
        System.out.printf(
                "%-22s pid %-8d %s%n",
                member.name(),
                member.pid(),
                member.process().isPresent() ? "since " + member.startedAt() : "has ended");
    }
}
