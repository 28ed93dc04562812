package org.passflow.kafka;

import java.io.Serializable;

/**
 * Where the topics are.
 *
 * @param bootstrapServers host:port, comma-separated
 * @param topicPrefix put before every topic's name; empty for an installation of its own
 */
public record KafkaSettings(String bootstrapServers, String topicPrefix) implements Serializable {

    public KafkaSettings {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("kafka.bootstrap-servers must name at least one broker");
        }
        if (!topicPrefix.matches("[a-zA-Z0-9._-]{0,64}")) {
            throw new IllegalArgumentException(
                    "kafka.topic-prefix may hold letters, digits, '.', '_' and '-', at most 64, is " + topicPrefix);
        }
    }

    public String fullName(String topic) {
        return topicPrefix + topic;
    }

    /** The topic's name without the installation's prefix. */
    public String plainName(String fullName) {
        return fullName.substring(topicPrefix.length());
    }
}
