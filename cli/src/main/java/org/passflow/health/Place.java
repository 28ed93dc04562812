package org.passflow.health;

import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FlinkRest;

/**
 * Where an installation is.
 *
 * @param job name of the job on that Flink
 * @param kafkaServers host:port, comma-separated
 * @param topicPrefix put before each topic's name
 * @param analyst reads the views
 * @param migrator may ask how the tables are stored
 */
public record Place(
        FlinkRest flink,
        String job,
        String kafkaServers,
        String topicPrefix,
        ClickHouseHttp analyst,
        ClickHouseHttp migrator,
        String database) {}
