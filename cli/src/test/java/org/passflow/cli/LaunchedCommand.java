package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passflow.stack.Ports;

/** The command as the launcher starts it: a process of its own, with the libraries of its own folder and no others. */
public final class LaunchedCommand {
    private LaunchedCommand() {}

    /** Starts a command that has a stack of its own: on free ports, with its data in the folder, its words in the log. */
    static Process start(File log, Path data, String... arguments) throws IOException {
        return start(log, data, Ports.free(), arguments);
    }

    /** The same on these ports, on which it was before. */
    static Process start(File log, Path data, Ports ports, String... arguments) throws IOException {
        List<String> command = command(data, arguments);
        command.addAll(ports(ports));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    /** What a command said, and its exit code. */
    public record Done(String said, int exitCode) {}

    /** Runs a command on the stack of the folder to its end. */
    static Done run(Path data, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(data, arguments))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Done(said, process.waitFor());
    }

    /** Runs a command on a cluster to its end, with these variables in its environment. */
    public static Done run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = java();
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Done(said, process.waitFor());
    }

    private static List<String> command(Path data, String... arguments) throws IOException {
        List<String> command = java();
        command.addAll(Arrays.asList(arguments));
        command.add("--data=" + data);
        return command;
    }

    private static List<String> java() throws IOException {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dpassflow.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                jar() + File.pathSeparator + Path.of("target", "lib", "*"),
                Passflow.class.getName()));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("passflow-cli-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No jar of the command in target: build it first"));
        }
    }

    private static List<String> ports(Ports ports) {
        return List.of(
                "--kafka-port=" + ports.kafka(),
                "--kafka-controller-port=" + ports.kafkaController(),
                "--clickhouse-http-port=" + ports.clickHouseHttp(),
                "--clickhouse-native-port=" + ports.clickHouseNative(),
                "--flink-rest-port=" + ports.flinkRest(),
                "--flink-rpc-port=" + ports.flinkRpc(),
                "--jobmanager-metrics-port=" + ports.jobManagerMetrics(),
                "--taskmanager-metrics-port=" + ports.taskManagerMetrics(),
                "--zookeeper-port=" + ports.zooKeeper());
    }
}
