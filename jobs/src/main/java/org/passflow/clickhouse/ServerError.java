package org.passflow.clickhouse;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may be told of a batch that failed: ClickHouse's name and number of the error, and what failed in the network. */
final class ServerError {
    private static final Pattern NUMBER = Pattern.compile("Code: (\\d+)");

    /** The server's own word, right before its version. */
    private static final Pattern NAME = Pattern.compile("\\(([A-Z][A-Z0-9_]+)\\) \\(version ");

    private ServerError() {}

    /** The same failure without the words of the server, which quote rows. */
    static SQLException without(Throwable failure) {
        StringBuilder told = new StringBuilder("A batch of rows failed");
        String state = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            told.append(": ").append(cause.getClass().getSimpleName());
            Matcher number = NUMBER.matcher(message);
            Matcher name = NAME.matcher(message);
            if (number.find()) {
                told.append(" code ").append(number.group(1)).append(name.find() ? " " + name.group(1) : "");
            } else if (cause instanceof IOException) {
                told.append(" ").append(message);
            }
            state = state == null && cause instanceof SQLException sql ? sql.getSQLState() : state;
        }
        SQLException bare = new SQLException(told.toString(), state);
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }
}
