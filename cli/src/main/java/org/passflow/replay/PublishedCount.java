package org.passflow.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Somebody else's count of the same passages, window by window.
 *
 * @param measure column of v_flow_1m that was counted
 * @param length of a window
 * @param windows what was counted in each
 */
public record PublishedCount(String measure, Duration length, Map<Window, Long> windows) {

    public PublishedCount {
        windows = Map.copyOf(windows);
    }

    /** One window [start, start + length) of a site and direction. */
    public record Window(Instant start, String siteId, String direction) implements Comparable<Window> {
        @Override
        public int compareTo(Window other) {
            int byStart = start.compareTo(other.start);
            int bySite = byStart != 0 ? byStart : siteId.compareTo(other.siteId);
            return bySite != 0 ? bySite : direction.compareTo(other.direction);
        }
    }

    /** A window for which the two counts differ. */
    public record Difference(Window window, long published, long counted) {}

    /**
     * Reads a published count.
     *
     * @throws MappingException when the mapping has no section {@code published} or a row cannot be read
     */
    public static PublishedCount read(Path file, Mapping mapping) throws IOException, MappingException {
        Mapping.Published how = mapping.published();
        if (how == null) {
            throw new MappingException("The mapping", List.of("published is missing"));
        }
        Map<Window, Long> windows = new TreeMap<>();
        List<RejectedRow> rejected =
                CsvTable.read(file, String.valueOf(file.getFileName()), columns(how), (cells, row) -> {
                    Window window = new Window(
                            Instant.ofEpochMilli(how.windowStart().millis(cells)),
                            required(how.siteId(), cells),
                            required(how.direction(), cells));
                    if (windows.put(window, number(how.count(), cells)) != null) {
                        throw new BadCellException(how.windowStart().column(), "window " + window + " is there twice");
                    }
                });
        if (windows.isEmpty() && rejected.isEmpty()) {
            throw new MappingException(file.toString(), List.of("it has no row"));
        }
        if (!rejected.isEmpty()) {
            throw new MappingException(
                    file.toString(),
                    rejected.stream().map(RejectedRow::toString).toList());
        }
        return new PublishedCount(how.measure(), Duration.ofMinutes(how.minutes()), windows);
    }

    /**
     * The windows in which the sum of the minutes is not what was published, in order. A minute that was not counted
     * counts as 0; minutes outside the published windows are not looked at.
     */
    public List<Difference> differences(Map<Window, Long> minutes) {
        return windows.keySet().stream()
                .sorted()
                .map(window -> new Difference(window, windows.get(window), sum(window, minutes)))
                .filter(difference -> difference.published() != difference.counted())
                .toList();
    }

    /** Start of the first window. */
    public Instant start() {
        return Collections.min(windows.keySet()).start();
    }

    /** End of the last window, itself outside. */
    public Instant end() {
        return Collections.max(windows.keySet()).start().plus(length);
    }

    private long sum(Window window, Map<Window, Long> minutes) {
        long sum = 0;
        for (Instant minute = window.start();
                minute.isBefore(window.start().plus(length));
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            sum += minutes.getOrDefault(new Window(minute, window.siteId(), window.direction()), 0L);
        }
        return sum;
    }

    private static Set<String> columns(Mapping.Published how) {
        Set<String> columns = new TreeSet<>();
        Stream.of(how.siteId().column(), how.direction().column(), how.count().column())
                .filter(column -> column != null)
                .forEach(columns::add);
        columns.add(how.windowStart().column());
        return columns;
    }

    private static String required(FieldSource field, Cells cells) throws BadCellException {
        JsonNode value = field.value(cells);
        if (value == null) {
            throw new BadCellException(field.column(), "is empty");
        }
        return value.asText();
    }

    private static long number(FieldSource field, Cells cells) throws BadCellException {
        String text = required(field, cells);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadCellException(field.column(), "'" + text + "' is not a number");
        }
    }
}
