package org.passflow.health;

import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FlinkRest;

/**
 * Where an installation is.
 *
 * @param job name of the job on that Flink
 * @param analyst reads the views
 * @param migrator may ask how the tables are stored
 */
public record Place(
        FlinkRest flink,
        String job,
        KafkaSettings kafka,
        ClickHouseHttp analyst,
        ClickHouseHttp migrator,
        String database) {}
