package org.passflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.passflow.stack.AttachedMain;

/**
 * A JVM in which something is measured: the same flags for everything, and it ends with its parent.
 *
 * @param heap as in {@code -Xmx}
 * @param logs folder of what the JVMs print
 */
record ChildJvm(String heap, Path logs) {

    /** Runs a main class to its end. */
    void run(String name, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        Path log = Files.createDirectories(logs).resolve(name + ".log");
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IllegalStateException(name + " ended with exit code " + exit + "; see " + log);
        }
    }

    private List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseG1GC",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                AttachedMain.class.getName(),
                main.getName()));
        command.addAll(arguments);
        return command;
    }
}
