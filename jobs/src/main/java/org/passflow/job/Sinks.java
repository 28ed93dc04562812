package org.passflow.job;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.connector.sink2.Sink;
import org.passflow.alert.AlertRow;
import org.passflow.alert.FlowExpectation;
import org.passflow.clickhouse.ClickHouseSettings;
import org.passflow.clickhouse.ClickHouseSinks;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.IntakeCount;
import org.passflow.event.Received;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Progress;
import org.passflow.journey.JourneyRow;
import org.passflow.kafka.KafkaConnections;
import org.passflow.report.DailyReport;
import org.passflow.report.ReportVersion;

/** Where the results go: one sink a table, and the topics that tell others of rejects and alerts. */
record Sinks(
        Map<FlowTable, Sink<FlowRow>> flow,
        Sink<Received> events,
        ReferenceSinks reference,
        Sink<Received> lateEvents,
        Sink<Received> rejects,
        Sink<Received> rejectsTopic,
        Sink<IntakeCount> intake,
        Sink<Progress> progress,
        Sink<AlertRow> alerts,
        Sink<AlertRow> alertsTopic,
        Sink<FlowExpectation> expected,
        Sink<JourneyRow> journeys,
        Sink<QuarantineRow> quarantine,
        Sink<DailyReport> dailyReports,
        Sink<ReportVersion> reportVersions) {

    static Sinks of(ClickHouseSettings settings, KafkaConnections kafka) {
        ClickHouseSinks tables = new ClickHouseSinks(settings);
        Map<FlowTable, Sink<FlowRow>> flow = new EnumMap<>(FlowTable.class);
        for (FlowTable table : FlowTable.STORED) {
            flow.put(table, tables.flow(table));
        }
        return new Sinks(
                flow,
                tables.events(),
                ReferenceSinks.of(tables),
                tables.lateEvents(),
                tables.rejects(),
                kafka.rejects(),
                tables.intake(),
                tables.progress(),
                tables.alerts(),
                kafka.alerts(),
                tables.expected(),
                tables.journeys(),
                tables.quarantine(),
                tables.dailyReports(),
                tables.reportVersions());
    }
}
