package org.passflow.rejects;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The rejects that passflow published in v_rejects. */
public final class RejectStore {
    private static final String ONE =
            "SELECT topic, partition, offset, toUnixTimestamp64Milli(arrival_time) AS arrival,"
                    + " reason, detail, payload FROM v_rejects WHERE topic = ? AND partition = ? AND offset = ?";

    private final String url;
    private final Properties login;

    /**
     * Where to read.
     *
     * @param url jdbc:clickhouse://HOST:PORT/DATABASE
     * @param login user and password, and whatever else the driver needs to get in
     */
    public RejectStore(String url, Properties login) {
        this.url = url;
        this.login = login;
    }

    /** The newest first. */
    public List<StoredReject> find(RejectQuery query) throws SQLException {
        return read(query.sql(), query.parameters());
    }

    public Optional<StoredReject> at(RecordPosition position) throws SQLException {
        return read(ONE, List.of(position.topic(), position.partition(), position.offset())).stream()
                .findFirst();
    }

    private List<StoredReject> read(String sql, List<Object> parameters) throws SQLException {
        List<StoredReject> rejects = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, login);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rejects.add(reject(rows));
                }
            }
        }
        return rejects;
    }

    private static StoredReject reject(ResultSet row) throws SQLException {
        return new StoredReject(
                new RecordPosition(row.getString("topic"), row.getInt("partition"), row.getLong("offset")),
                Instant.ofEpochMilli(row.getLong("arrival")),
                row.getString("reason"),
                row.getString("detail"),
                row.getString("payload"));
    }
}
