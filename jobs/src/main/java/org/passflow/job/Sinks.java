package org.passflow.job;

import org.apache.flink.api.connector.sink2.Sink;
import org.passflow.clickhouse.ClickHouseSettings;
import org.passflow.clickhouse.ClickHouseSinks;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.FlowCount;
import org.passflow.flow.Progress;

/** Where the results go: one sink a table. */
record Sinks(
        Sink<FlowCount> minutes,
        Sink<FlowCount> hours,
        Sink<FlowCount> days,
        Sink<Received> events,
        Sink<Received> lateEvents,
        Sink<Received> rejects,
        Sink<IntakeCount> intake,
        Sink<Progress> progress) {

    static Sinks clickHouse(ClickHouseSettings settings) {
        ClickHouseSinks tables = new ClickHouseSinks(settings);
        return new Sinks(
                tables.minutes(),
                tables.hours(),
                tables.days(),
                tables.events(),
                tables.lateEvents(),
                tables.rejects(),
                tables.intake(),
                tables.progress());
    }
}
