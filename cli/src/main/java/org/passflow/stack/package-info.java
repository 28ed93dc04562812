/**
 * The one-machine stack: Kafka, ClickHouse and Flink as child processes, their topics, tables and jobs.
 *
 * <p>May use: {@code clickhouse-jdbc}'s server over HTTP, the Kafka client, Jackson, JNA; nothing of the jobs.
 */
package org.passflow.stack;
