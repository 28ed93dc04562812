package org.passflow.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.passflow.clickhouse.ClickHouseSettings;
import org.passflow.clickhouse.ClickHouseSinks;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.FlowCount;
import org.passflow.flow.Progress;
import org.passflow.kafka.KafkaConnections;

/** Where the results go: one sink a table, and the topic that tells producers of rejects. */
record Sinks(
        Sink<FlowCount> minutes,
        Sink<FlowCount> hours,
        Sink<FlowCount> days,
        Sink<Received> events,
        ReferenceSinks reference,
        Sink<Received> lateEvents,
        Sink<Received> rejects,
        Sink<Received> rejectsTopic,
        Sink<IntakeCount> intake,
        Sink<Progress> progress) {

    static Sinks of(ClickHouseSettings settings, KafkaConnections kafka) {
        ClickHouseSinks tables = new ClickHouseSinks(settings);
        return new Sinks(
                tables.minutes(),
                tables.hours(),
                tables.days(),
                tables.events(),
                ReferenceSinks.of(tables),
                tables.lateEvents(),
                tables.rejects(),
                kafka.rejects(),
                tables.intake(),
                tables.progress());
    }
}
