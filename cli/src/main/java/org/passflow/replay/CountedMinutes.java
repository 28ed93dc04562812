package org.passflow.replay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The minute counts that passflow published in v_flow_1m. */
public final class CountedMinutes {

    private final String url;
    private final Properties login;

    /**
     * Where to read.
     *
     * @param url jdbc:clickhouse://HOST:PORT/DATABASE
     * @param login user and password, and whatever else the driver needs to get in
     */
    public CountedMinutes(String url, Properties login) {
        this.url = url;
        this.login = login;
    }

    /** What was counted in each minute between the first published window and the last, for each site and direction. */
    public Map<PublishedCount.Window, Long> read(PublishedCount published) throws SQLException {
        String query =
                "SELECT toUnixTimestamp(window_start) AS start, site_id, direction, toUInt64(" + published.measure()
                        + ") AS counted FROM v_flow_1m WHERE window_start >= fromUnixTimestamp(?) AND window_start < fromUnixTimestamp(?)";
        Map<PublishedCount.Window, Long> minutes = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url, login);
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, published.start().getEpochSecond());
            statement.setLong(2, published.end().getEpochSecond());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    var minute = new PublishedCount.Window(
                            Instant.ofEpochSecond(rows.getLong("start")),
                            rows.getString("site_id"),
                            rows.getString("direction"));
                    minutes.put(minute, rows.getLong("counted"));
                }
            }
        }
        return minutes;
    }
}
