package org.passflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.kafka.ConnectionFile;
import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.StackException;
import picocli.CommandLine.Option;

/** The options that say which Kafka is meant, how it is spoken to, and whose topics. */
final class KafkaOptions {
    @Option(
            names = "--bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka brokers (default: the stack of this machine, else ${DEFAULT-VALUE})")
    private String bootstrapServers;

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description = "Kafka's own settings security.…, sasl.… and ssl.…, where brokers encrypt or ask who is there"
                    + " (docs/operations.md)")
    private Path file;

    @Option(names = "--prefix", defaultValue = "", description = "put before each topic's name")
    private String prefix;

    KafkaSettings settings() {
        return at(bootstrapServers);
    }

    /** The same topics on other brokers. */
    KafkaSettings at(String servers) {
        return new KafkaSettings(servers, prefix, connection());
    }

    String prefix() {
        return prefix;
    }

    Admin admin() {
        return KafkaBroker.admin(settings().client());
    }

    /** What a job needs to speak to them in the same way. */
    List<String> jobFlags() {
        return file == null
                ? List.of()
                : List.of("--kafka.properties", file.toAbsolutePath().toString());
    }

    private Map<String, String> connection() {
        try {
            return file == null ? Map.of() : ConnectionFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new StackException("--kafka-properties " + file + ": " + e.getMessage(), e);
        }
    }
}
