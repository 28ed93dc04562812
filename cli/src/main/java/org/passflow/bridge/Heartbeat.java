package org.passflow.bridge;

import java.time.Duration;
import java.time.Instant;

/**
 * The alert of the rule watchdog, which goes on with every minute of data as long as the job, Kafka and ClickHouse work.
 *
 * @param changed up to which minute of data it has gone on
 * @param age how long ago ClickHouse stored it, by ClickHouse's own clock
 */
record Heartbeat(Instant changed, Duration age) {}
