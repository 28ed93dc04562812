package org.passflow.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.passflow.feed.ArrivingEvent;

/** The reference data of this build as control records, to be written before the first event that it is about. */
public final class ShippedReference {

    private static final String FOLDER = "schemas/reference/";

    private ShippedReference() {}

    /** All that there is, a record a line of its file, all arriving at one instant, epoch milliseconds. */
    public static List<ArrivingEvent> records(long arrivalMillis) {
        List<ArrivingEvent> records = new ArrayList<>();
        for (ReferenceKind kind : ReferenceKind.values()) {
            records.addAll(records(kind, arrivalMillis));
        }
        return records;
    }

    /** Those of one kind; none when the build brings no file of it. */
    public static List<ArrivingEvent> records(ReferenceKind kind, long arrivalMillis) {
        String name = FOLDER + kind.topic() + ".jsonl";
        try (InputStream file = ShippedReference.class.getClassLoader().getResourceAsStream(name)) {
            return file == null ? List.of() : records(kind, file, arrivalMillis);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static List<ArrivingEvent> records(ReferenceKind kind, InputStream file, long arrivalMillis)
            throws IOException {
        JsonMapper json = new JsonMapper();
        List<ArrivingEvent> records = new ArrayList<>();
        for (String line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
            String id = json.readTree(line).required(kind.idField()).asText();
            records.add(new ArrivingEvent(kind.topic(), id, line.getBytes(UTF_8), arrivalMillis));
        }
        return records;
    }
}
