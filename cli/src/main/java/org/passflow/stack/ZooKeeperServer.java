package org.passflow.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real ZooKeeper server from its jar, alone and on loopback: it remembers which jobs run and where they stand. */
final class ZooKeeperServer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final int TIMEOUT_MILLIS = 2_000;

    private final Installation installation;
    private final StackSettings settings;
    private final ManagedProcess process;

    ZooKeeperServer(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.process = new ManagedProcess(new ManagedProcess.Spec(
                "ZooKeeper",
                this::command,
                settings.data(),
                inherited -> {},
                settings.logs().resolve("zookeeper.log"),
                this::isWell,
                START_TIMEOUT));
    }

    ManagedProcess process() {
        return process;
    }

    String version() {
        return Installation.versionIn(installation.zooKeeperClassPath(), "zookeeper");
    }

    /** Writes the configuration and starts the server; does not wait for it. */
    void start() {
        Path data = folder().resolve("data");
        Template.write("log4j2.properties", folder().resolve("log4j2.properties"), Map.of());
        Template.write(
                "zookeeper.properties",
                folder().resolve("zoo.cfg"),
                Map.of("PORT", settings.ports().zooKeeper(), "DATA", data));
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.start();
    }

    private List<String> command() {
        List<String> options = new ArrayList<>(JavaCommand.logging(
                folder().resolve("log4j2.properties"), settings.logs().resolve("zookeeper.log")));
        options.addAll(List.of(
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // KiB by which its log grows: a job writes some hundred bytes a checkpoint, not the usual 64 MiB.
                "-Dzookeeper.preAllocSize=1024",
                "-Dzookeeper.jmx.log4j.disable=true"));
        return new JavaCommand(
                        installation.zooKeeperClassPath(),
                        options,
                        "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                        List.of(folder().resolve("zoo.cfg").toString()))
                .line();
    }

    /** Asks it "are you ok?" in its language of four letters. */
    private boolean isWell() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), settings.ports().zooKeeper()),
                    TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write("ruok".getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII).equals("imok");
        }
    }

    private Path folder() {
        return settings.data().resolve("zookeeper");
    }
}
