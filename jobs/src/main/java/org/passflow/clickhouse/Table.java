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

/**
 * One table that jobs write, and how a value becomes its row.
 *
 * @param columns in the order in which {@code binder} sets them
 * @param binder sets the columns of one value, counting from 1
 */
record Table<T>(String name, List<String> columns, Binder<T> binder) {

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
        Sink<T> writer = JdbcSink.<T>builder()
                .withQueryStatement(insert(), bind::bind)
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(settings.batchRows())
                        .withMaxRetries(RETRIES)
                        .build())
                .buildAtLeastOnce(connection(settings));
        return new Aside<>(writer, settings.batchRows(), settings.batchInterval());
    }

    private String insert() {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
    }

    /** The server must not queue rows that the sink has batched already, and a dead connection must be noticed. */
    private static JdbcConnectionOptions connection(ClickHouseSettings settings) {
        return new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                .withUrl(settings.url())
                .withDriverName("com.clickhouse.jdbc.ClickHouseDriver")
                .withUsername(settings.user())
                .withPassword(settings.password())
                .withProperty("clickhouse_setting_async_insert", "0")
                .withProperty("socket_timeout", "30000")
                .build();
    }
}
