package org.passflow.clickhouse;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;
import org.apache.flink.util.function.SerializableFunction;

/**
 * One table that jobs write, and how a value becomes its row.
 *
 * @param columns in the order in which {@code binder} sets them
 * @param binder sets the columns of one value, counting from 1
 * @param key same for rows of which the later replaces the earlier; null for a row that stays beside all others
 * @param arrivalMillis when what becomes a row arrived, epoch milliseconds UTC; null where nobody asks how long rows take
 */
record Table<T>(
        String name,
        List<String> columns,
        Binder<T> binder,
        SerializableFunction<T, Object> key,
        SerializableFunction<T, Long> arrivalMillis) {

    Table(String name, List<String> columns, Binder<T> binder) {
        this(name, columns, binder, row -> null, null);
    }

    /** The same where the later of two rows with one key replaces the earlier. */
    Table<T> replacing(SerializableFunction<T, Object> identity) {
        return new Table<>(name, columns, binder, identity, arrivalMillis);
    }

    /** The same where a metric tells how long rows take from their arrival. */
    Table<T> timed(SerializableFunction<T, Long> arrival) {
        return new Table<>(name, columns, binder, key, arrival);
    }

    /** Sets the columns of one row. Values must fit: the server wraps what does not (PITFALLS). */
    @FunctionalInterface
    interface Binder<T> extends Serializable {
        void bind(PreparedStatement row, T value) throws SQLException;
    }

    /** Retries of one batch, N(N−1)/2 seconds in all, before the job fails and restarts from its checkpoint. */
    private static final int RETRIES = 5;

    /** At least once: rows are flushed before each checkpoint, and a row written twice replaces itself. */
    Sink<T> sink(ClickHouseSettings settings) {
        Binder<T> bind = binder;
        JdbcConnectionOptions connection = connection(settings);
        WatchedConnections connections = new WatchedConnections(() -> new SimpleJdbcConnectionProvider(connection));
        Sink<T> writer = JdbcSink.<T>builder()
                .withQueryStatement(insert(), (watched, value) -> {
                    PreparedStatement row = WatchedConnections.unwatched(watched);
                    // The driver would look through the whole text of the batch for escapes, which we never write.
                    row.setEscapeProcessing(false);
                    bind.bind(row, value);
                })
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(settings.batchRows())
                        .withMaxRetries(RETRIES)
                        .build())
                .buildAtLeastOnce(connections);
        return new Aside<>(
                new Watched<>(writer, connections, name, arrivalMillis),
                key,
                settings.batchRows(),
                settings.batchInterval());
    }

    private String insert() {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /**
     * The server must not queue rows that the sink has batched already, rows for which nobody waits let others go first, and
     * a dead connection must be noticed.
     */
    private static JdbcConnectionOptions connection(ClickHouseSettings settings) {
        JdbcConnectionOptions.JdbcConnectionOptionsBuilder connection =
                new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                        .withUrl(settings.url())
                        .withDriverName("com.clickhouse.jdbc.ClickHouseDriver")
                        .withUsername(settings.user())
                        .withPassword(settings.password())
                        .withProperty("clickhouse_setting_async_insert", "0")
                        .withProperty("clickhouse_setting_os_threads_nice_value_query", settings.isHasty() ? "0" : "10")
                        .withProperty("socket_timeout", "30000");
        if (settings.isEncrypted()) {
            // Certificate and host name both; not left to the driver's default.
            connection.withProperty("ssl_mode", "strict");
        }
        if (!settings.ca().isEmpty()) {
            connection.withProperty("sslrootcert", settings.ca());
        }
        return connection.build();
    }
}
