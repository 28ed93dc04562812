package org.passflow.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.passflow.stack.ClickHouseServer;
import org.passflow.stack.Passwords;
import org.passflow.testing.TestInstallation;

/** {@code passflow bridge} in a process of its own, as an operator runs it. */
final class BridgeProcess {
    private static final String USER = "passflow_writer";

    private final Process process;
    private final Path output;

    BridgeProcess(TestInstallation installation, String alertmanager, Path output, String... flags) throws IOException {
        this.output = output;
        ClickHouseServer clickHouse = installation.test().stack().clickHouse();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.passflow.cli.Passflow",
                "bridge",
                "--alertmanager=" + alertmanager,
                "--clickhouse=" + clickHouse.url().replace("http://", ""),
                "--database=" + installation.database(),
                "--every=PT0.3S"));
        command.addAll(List.of(flags));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(Passwords.variable(USER), clickHouse.passwords().of(USER));
        this.process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(output.toString())))
                .start();
    }

    String said() throws IOException {
        return Files.readString(output);
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Whether it ended within some seconds after it was asked to. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(20, TimeUnit.SECONDS);
    }
}
