package org.passflow.bench;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.passflow.event.Topics;

/**
 * The plain sums in Flink SQL; why with these settings stands in docs/benchmarks.md. The watermark
 * stays an hour behind, so that, as in the product, what arrives within the horizon counts.
 */
record SqlQueries(Graph graph) {

    /**
     * Only the columns that a query needs: the connector makes values of all that are declared, and the JSON format goes
     * over the others.
     */
    private static final String EVENTS =
            """
            CREATE TEMPORARY TABLE events (
              %s event_time BIGINT, site_id STRING, direction STRING, subject STRING,
              disposition STRING, occupants INT, temperature_c DOUBLE, `void` BOOLEAN,
              happened AS TO_TIMESTAMP_LTZ(event_time, 3), arrived AS PROCTIME(),
              WATERMARK FOR happened AS happened - INTERVAL '1' HOUR
            ) WITH (
              'connector' = 'kafka', 'topic' = '%s', 'properties.bootstrap.servers' = '%s',
              'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset', 'format' = 'json')
            """;

    private static final String READINGS =
            """
            SELECT happened, arrived, %s site_id, direction, subject, disposition, occupants, temperature_c,
              CASE WHEN `void` THEN -1 ELSE 1 END AS amount
            FROM events
            """;

    /** A void is an event of its own here: it takes back what it repeats. */
    private static final String ONCE =
            """
            SELECT * FROM (
              SELECT *, ROW_NUMBER() OVER (
                PARTITION BY window_start, window_end, site_id, event_id, amount ORDER BY happened) AS copy
              FROM TABLE(TUMBLE(TABLE readings, DESCRIPTOR(happened), INTERVAL '1' MINUTE)))
            WHERE copy = 1
            """;

    /** The first copy goes on at once; its state goes an hour of machine time later, whatever time it is in the data. */
    private static final String ONCE_BY_TTL =
            """
            SELECT happened, site_id, direction, subject, disposition, occupants, temperature_c, amount FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY site_id, event_id, amount ORDER BY arrived) AS copy
              FROM readings)
            WHERE copy = 1
            """;

    private static final String SUMS =
            """
            SELECT site_id, direction, window_start,
              SUM(CASE WHEN subject = 'PERSON' AND direction IS NOT NULL THEN amount ELSE 0 END) AS persons,
              SUM(CASE WHEN subject = 'VEHICLE' THEN amount ELSE 0 END) AS vehicles,
              SUM(CASE WHEN subject = 'VEHICLE' THEN amount * occupants ELSE 0 END) AS occupants,
              SUM(CASE WHEN subject = 'PERSON' AND direction IS NULL THEN amount ELSE 0 END) AS sampled,
              SUM(CASE WHEN subject = 'PERSON' AND direction IS NOT NULL AND disposition = 'TURNED_BACK'
                THEN amount ELSE 0 END) AS persons_turned_back,
              SUM(CASE WHEN subject = 'VEHICLE' AND disposition = 'TURNED_BACK' THEN amount ELSE 0 END)
                AS vehicles_turned_back,
              SUM(CASE WHEN subject = 'PERSON' AND direction IS NOT NULL AND temperature_c >= 37.3
                THEN amount ELSE 0 END) AS fever,
              SUM(CASE WHEN subject = 'PERSON' AND temperature_c IS NOT NULL THEN amount ELSE 0 END)
                AS temperature_count,
              SUM(CASE WHEN subject = 'PERSON' THEN amount * temperature_c ELSE 0 END) AS temperature_sum
            FROM %s
            GROUP BY site_id, direction, window_start, window_end
            """;

    private static final String WINDOWED = "TABLE(TUMBLE(TABLE %s, DESCRIPTOR(happened), INTERVAL '1' MINUTE))";

    private static final int SITE = 0;
    private static final int DIRECTION = 1;
    private static final int WINDOW = 2;
    private static final int PERSONS = 3;
    private static final int WINDOW_PRECISION = 3;

    void wireBare() {
        StreamTableEnvironment tables = tables("", "");
        discard(tables, tables.sqlQuery(SUMS.formatted(WINDOWED.formatted("readings"))));
    }

    void wireDedup() {
        StreamTableEnvironment tables = tables("event_id STRING,", "event_id,");
        tables.createTemporaryView("once", tables.sqlQuery(ONCE));
        discard(tables, tables.sqlQuery(SUMS.formatted("once")));
    }

    void wireDedupWithTtl() {
        StreamTableEnvironment tables = tables("event_id STRING,", "event_id,");
        tables.getConfig()
                .set("table.exec.state.ttl", "1 h")
                .set("table.exec.mini-batch.enabled", "true")
                .set("table.exec.mini-batch.allow-latency", "1 s")
                .set("table.exec.mini-batch.size", "20000");
        tables.createTemporaryView("once", tables.sqlQuery(ONCE_BY_TTL));
        discard(tables, tables.sqlQuery(SUMS.formatted(WINDOWED.formatted("once"))));
    }

    private StreamTableEnvironment tables(String idColumn, String id) {
        Configuration settings = new Configuration();
        settings.setString("table.optimizer.agg-phase-strategy", "TWO_PHASE");
        StreamTableEnvironment tables = StreamTableEnvironment.create(
                graph.env(),
                EnvironmentSettings.newInstance()
                        .inStreamingMode()
                        .withConfiguration(settings)
                        .build());
        tables.executeSql(EVENTS.formatted(
                idColumn,
                graph.kafka().fullName(Topics.CHECKPOINT_EVENTS),
                graph.kafka().bootstrapServers()));
        tables.createTemporaryView("readings", tables.sqlQuery(READINGS.formatted(id)));
        return tables;
    }

    private void discard(StreamTableEnvironment tables, Table sums) {
        // Rows stay in the form in which SQL has them: to convert them would cost what its own sinks do not pay.
        DataStream<RowData> rows = tables.toDataStream(
                sums, sums.getResolvedSchema().toSinkRowDataType().bridgedTo(RowData.class));
        rows.sinkTo(graph.checked() ? new RowTally<>(SqlQueries::notePersons) : RowTally.rowsOnly());
    }

    private static void notePersons(RowData row, Map<String, Long> persons) {
        String direction =
                row.isNullAt(DIRECTION) ? "" : row.getString(DIRECTION).toString();
        persons.put(row.getString(SITE) + "/" + direction + '/' + row.getTimestamp(WINDOW, WINDOW_PRECISION), (long)
                row.getInt(PERSONS));
    }
}
