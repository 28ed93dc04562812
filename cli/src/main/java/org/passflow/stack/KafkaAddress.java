package org.passflow.stack;

import java.util.regex.Pattern;

/**
 * Where ClickHouse finds the topics into which it writes what people do.
 *
 * @param brokers as ClickHouse reaches them, HOST:PORT with commas between
 * @param topicPrefix put before each topic's name, verbatim; may be empty
 */
public record KafkaAddress(String brokers, String topicPrefix) {
    private static final Pattern BROKERS = Pattern.compile("[\\w.\\-\\[\\]:]+:\\d+(,[\\w.\\-\\[\\]:]+:\\d+)*");
    private static final Pattern PREFIX = Pattern.compile("[\\w.\\-]*");
    private static final String BROKERS_MARK = "@KAFKA_BROKERS@";
    private static final String PREFIX_MARK = "@KAFKA_TOPIC_PREFIX@";

    public KafkaAddress {
        if (!BROKERS.matcher(brokers).matches()) {
            throw new StackException("Kafka brokers are given as HOST:PORT,HOST:PORT, not " + brokers);
        }
        if (!PREFIX.matcher(topicPrefix).matches()) {
            throw new StackException(
                    "A topic prefix has letters, digits, dots, hyphens and underscores, not " + topicPrefix);
        }
    }

    /** Whether a statement depends on where Kafka is. */
    static boolean isNamedIn(String statement) {
        return statement.contains(BROKERS_MARK) || statement.contains(PREFIX_MARK);
    }

    String fill(String statement) {
        return statement.replace(BROKERS_MARK, brokers).replace(PREFIX_MARK, topicPrefix);
    }
}
