package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A real Kafka broker from its jar: one node that is broker and controller, on loopback. */
public final class KafkaBroker {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    /** Any 22 characters of base64url; one cluster per data folder needs no better name. */
    private static final String CLUSTER_ID = "cGFzc2Zsb3cta2Fma2EtMQ";

    private final Installation installation;
    private final StackSettings settings;
    private final ManagedProcess process;

    /** A broker that is not running yet. */
    public KafkaBroker(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.process = new ManagedProcess(new ManagedProcess.Spec(
                "Kafka",
                () -> java("kafka.Kafka", List.of(properties().toString())),
                settings.data(),
                inherited -> {},
                log(),
                this::answers,
                START_TIMEOUT));
    }

    public ManagedProcess process() {
        return process;
    }

    public String version() {
        return Installation.versionIn(installation.kafkaClassPath(), "kafka-server");
    }

    /** Writes the configuration, formats the storage if it is new, and starts the broker; does not wait for it. */
    public void start() throws InterruptedException {
        settings.createLogs();
        Template.write("log4j2.properties", logging(), Map.of());
        Template.write(
                "kafka.properties",
                properties(),
                Map.of(
                        "PORT", settings.ports().kafka(),
                        "CONTROLLER_PORT", settings.ports().kafkaController(),
                        "DATA", storage()));
        if (!Files.exists(storage().resolve("meta.properties"))) {
            format();
        }
        process.start();
    }

    /** A client for topics, which the caller closes. */
    public static Admin admin(String bootstrapServers) {
        Properties connection = new Properties();
        connection.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return admin(connection);
    }

    /** The same of brokers that are spoken to by Kafka's settings {@code connection}. */
    public static Admin admin(Properties connection) {
        Properties settings = new Properties();
        settings.putAll(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        return Admin.create(settings);
    }

    private void format() throws InterruptedException {
        List<String> arguments = List.of(
                "format", "--cluster-id", CLUSTER_ID, "--config", properties().toString(), "--ignore-formatted");
        try {
            Process format = new ProcessBuilder(java("kafka.tools.StorageTool", arguments))
                    .redirectErrorStream(true)
                    .redirectOutput(log().resolveSibling("kafka-format.out").toFile())
                    .start();
            if (!format.waitFor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS) || format.exitValue() != 0) {
                format.destroyForcibly();
                throw new StackException(
                        "Kafka's storage cannot be formatted; see " + log().resolveSibling("kafka-format.out"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() throws InterruptedException {
        try (Admin admin = admin(settings.ports().kafkaServers())) {
            return admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == 1;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private List<String> java(String mainClass, List<String> arguments) {
        List<String> options = new ArrayList<>(JavaCommand.logging(logging(), log()));
        options.addAll(List.of("-Xms128m", "-Xmx" + settings.memory().kafka() + "m", "-XX:+UseSerialGC"));
        return new JavaCommand(installation.kafkaClassPath(), options, mainClass, arguments).line();
    }

    private Path storage() {
        return settings.data().resolve("kafka/log");
    }

    private Path properties() {
        return settings.data().resolve("kafka/server.properties");
    }

    private Path logging() {
        return settings.data().resolve("kafka/log4j2.properties");
    }

    private Path log() {
        return settings.logs().resolve("kafka.log");
    }
}
