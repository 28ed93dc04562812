package org.passflow.truth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The expected rows as files: one per table, one JSON object per line, named and written as ClickHouse does with
 * {@code FORMAT JSONEachRow} (times in UTC), by site and window.
 */
public final class TruthFiles {

    private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd HH:mm:ss.SSS");
    private static final JsonMapper JSON = new JsonMapper();

    private TruthFiles() {}

    /** Writes {@code flow_1m.jsonl} and so on into the folder, which is created where it is missing. */
    public static void write(Truth truth, Path folder) throws IOException {
        for (CountTable table : CountTable.values()) {
            lines(folder, table.tableName(), truth.rows(table), row -> count(table, row));
        }
        lines(folder, "heard_1h", truth.heard(), TruthFiles::heard);
        lines(folder, "late_events", truth.lateEvents(), TruthFiles::late);
        lines(folder, "rejects", truth.rejects(), TruthFiles::reject);
        lines(folder, "intake_1h", truth.intake(), TruthFiles::intake);
    }

    /** Writes {@code NAME.jsonl} with a line for each row. */
    public static <T> void lines(Path folder, String name, List<T> rows, Function<T, ObjectNode> object)
            throws IOException {
        Files.createDirectories(folder);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name + ".jsonl"))) {
            for (T row : rows) {
                out.write(JSON.writeValueAsString(object.apply(row)));
                out.write('\n');
            }
        }
    }

    /** An object to be filled. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The instant in UTC, to the second. */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** The instant in UTC, to the millisecond. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    private static ObjectNode count(CountTable table, CountRow row) {
        ObjectNode object = object().put("site_id", row.siteId()).put("window_start", seconds(row.windowStart()));
        Iterator<String> labels = row.labels().iterator();
        table.labelColumns().forEach(column -> object.put(column, labels.next()));
        table.measureColumns().forEach(column -> object.put(column, row.measure(column)));
        return object.put("revision", row.revision());
    }

    private static ObjectNode heard(HeardRow row) {
        return object().put("site_id", row.siteId())
                .put("window_start", seconds(row.hourStart()))
                .put("minutes", row.minutes())
                .put("revision", row.revision());
    }

    private static ObjectNode late(LateRow row) {
        return object().put("topic", row.topic())
                .put("partition", row.partition())
                .put("offset", row.offset())
                .put("site_id", row.siteId())
                .put("event_id", row.eventId())
                .put("event_time", MILLIS.format(row.eventTime()))
                .put("arrival_time", MILLIS.format(row.arrivalTime()))
                .put("is_void", row.isVoid() ? 1 : 0);
    }

    private static ObjectNode reject(RejectRow row) {
        return object().put("topic", row.topic())
                .put("partition", row.partition())
                .put("offset", row.offset())
                .put("arrival_time", MILLIS.format(row.arrivalTime()))
                .put("reason", row.reason());
    }

    private static ObjectNode intake(IntakeRow row) {
        return object().put("topic", row.topic())
                .put("partition", row.partition())
                .put("hour_start", SECONDS.format(row.arrivalHour()))
                .put("first_offset", row.firstOffset())
                .put("last_offset", row.lastOffset())
                .put("accepted", row.accepted())
                .put("duplicate", row.duplicates())
                .put("voided", row.voids())
                .put("late", row.late())
                .put("rejected", row.rejected());
    }

    private static DateTimeFormatter utc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
