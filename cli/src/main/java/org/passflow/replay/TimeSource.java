package org.passflow.replay;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a row says when something was.
 *
 * @param pattern its first group holds the time within the cell
 * @param format {@code epoch_millis}, {@code epoch_seconds}, or letters as in {@link DateTimeFormatter}
 * @param local reads local times; null for epoch formats
 * @param zone of local times
 */
record TimeSource(String column, Pattern pattern, String format, DateTimeFormatter local, ZoneId zone) {

    static final String EPOCH_MILLIS = "epoch_millis";
    static final String EPOCH_SECONDS = "epoch_seconds";

    /**
     * A time in a column.
     *
     * @throws IllegalArgumentException when the format is none
     */
    static TimeSource of(String column, Pattern pattern, String format, ZoneId zone) {
        boolean isEpoch = format.equals(EPOCH_MILLIS) || format.equals(EPOCH_SECONDS);
        DateTimeFormatter local = isEpoch ? null : DateTimeFormatter.ofPattern(format, Locale.ROOT);
        return new TimeSource(column, pattern, format, local, zone);
    }

    /** Epoch milliseconds UTC. Of a local time that occurs twice, the first; of one that is skipped, the one after. */
    long millis(Cells cells) throws BadCellException {
        String cell = cells.get(column);
        Matcher matcher = pattern.matcher(cell);
        if (!matcher.matches()) {
            throw new BadCellException(column, "'" + cell + "' does not match " + pattern);
        }
        String time = matcher.group(1);
        try {
            return switch (format) {
                case EPOCH_MILLIS -> Long.parseLong(time);
                case EPOCH_SECONDS -> Math.multiplyExact(Long.parseLong(time), 1000L);
                default ->
                    LocalDateTime.parse(time, local).atZone(zone).toInstant().toEpochMilli();
            };
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            throw new BadCellException(column, "'" + time + "' is not a time in the format " + format);
        }
    }
}
