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
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The expected rows as files: one per table, one JSON object per line, columns and times as ClickHouse writes them with
 * {@code FORMAT JSONEachRow} (times in UTC), in the order of the table's key.
 */
public final class TruthFiles {

    private static final DateTimeFormatter SECONDS = utc("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLIS = utc("yyyy-MM-dd HH:mm:ss.SSS");
    private static final JsonMapper JSON = new JsonMapper();

    private TruthFiles() {}

    /** Writes {@code flow_1m.jsonl} and so on into the folder, which is created where it is missing. */
    public static void write(Truth truth, Path folder) throws IOException {
        lines(folder, "flow_1m", truth.minutes(), row -> count(row, "window_start", SECONDS.format(row.window())));
        lines(folder, "flow_1h", truth.hours(), row -> count(row, "window_start", SECONDS.format(row.window())));
        lines(
                folder,
                "flow_1d",
                truth.days(),
                row -> count(row, "business_day", row.window().toString()));
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

    private static ObjectNode count(CountRow<?> row, String windowName, String window) {
        Measures measures = row.measures();
        return object().put("site_id", row.siteId())
                .put("direction", row.direction())
                .put(windowName, window)
                .put("persons", measures.persons())
                .put("vehicles", measures.vehicles())
                .put("occupants", measures.occupants())
                .put("sampled", measures.sampled())
                .put("persons_turned_back", measures.personsTurnedBack())
                .put("vehicles_turned_back", measures.vehiclesTurnedBack())
                .put("fever", measures.fever())
                .put("temperature_count", measures.temperatureCount())
                .put("temperature_sum", measures.temperatureSum())
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
