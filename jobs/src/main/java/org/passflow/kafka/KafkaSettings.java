package org.passflow.kafka;

import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Where the topics are.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param topicPrefix put before every topic's name; empty for an installation of its own
 * @param connection Kafka's own settings of a {@link ConnectionFile}, never shown by {@link #toString}; empty where brokers ask for
 *     nothing
 */
public record KafkaSettings(String bootstrapServers, String topicPrefix, Map<String, String> connection)
        implements Serializable {

    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap-servers must name at least one broker");
        }
        if (!topicPrefix.matches("[a-zA-Z0-9._-]{0,64}")) {
            throw new IllegalArgumentException(
                    "kafka.topic-prefix may hold letters, digits, '.', '_' and '-', at most 64, is " + topicPrefix);
        }
        connection = Map.copyOf(connection);
    }

    /** Of brokers that neither encrypt nor ask who is there. */
    public KafkaSettings(String bootstrapServers, String topicPrefix) {
        this(bootstrapServers, topicPrefix, Map.of());
    }

    /** What every client of these brokers needs; the caller adds what is its own. */
    public Properties client() {
        Properties client = new Properties();
        client.putAll(connection);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return client;
    }

    public String fullName(String topic) {
        return topicPrefix + topic;
    }

    /** The topic's name without the installation's prefix. */
    public String plainName(String fullName) {
        return fullName.substring(topicPrefix.length());
    }

    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", topicPrefix=" + topicPrefix + ", connection="
                + (connection.isEmpty() ? "{}" : "***") + "]";
    }
}
