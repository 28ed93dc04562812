package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A main of the job jar that runs to its end in a process of its own, with Flink inside; no cluster is needed. It ends when
 * this process ends.
 *
 * @param folder for its log
 */
public record LocalJob(Installation installation, Path folder) {

    private static final List<String> JVM = List.of(
            "-Xmx3g",
            "-XX:+UseParallelGC",
            // As the processes of a cluster are started: Flink reads private fields of these packages.
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED");

    /** Where it logs. */
    public Path log() {
        return folder.resolve("job.log");
    }

    /**
     * Runs it and waits for its end.
     *
     * @throws StackException with what it wrote to its output when it fails
     */
    public void run(String mainClass, List<String> arguments) throws InterruptedException {
        Path configuration = Template.write("log4j2.properties", folder.resolve("log4j2.properties"), Map.of());
        List<String> options = new ArrayList<>(JVM);
        options.addAll(JavaCommand.logging(configuration, log()));
        String classPath = installation.jobJar() + ":" + installation.flinkClassPath();
        Path output = folder.resolve("job.out");
        try {
            Process process = new ProcessBuilder(new JavaCommand(classPath, options, mainClass, arguments).line())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new StackException("%s ended with exit code %d.%s"
                        .formatted(
                                mainClass.substring(mainClass.lastIndexOf('.') + 1),
                                exitCode,
                                ManagedProcess.tail(output)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
