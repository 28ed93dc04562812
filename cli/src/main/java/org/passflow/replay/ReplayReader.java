package org.passflow.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passflow.feed.ArrivingEvent;

/** Turns the rows of CSV files into events. The files are read whole: about 500 bytes of memory a row. */
public final class ReplayReader {

    /** Longest id that an event may have, in code points. */
    private static final int LONGEST_ID = 64;

    private final JsonMapper json = new JsonMapper();
    private final Mapping mapping;

    public ReplayReader(Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Reads the files one after the other.
     *
     * @throws MappingException when a file does not fit the mapping; nothing else of a bad row stops the reading
     */
    public ReplayRows read(List<Path> files) throws IOException, MappingException {
        List<ReplayRows.TimedEvent> events = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            rejected.addAll(CsvTable.read(
                    file, name, mapping.columns(), (cells, number) -> events.add(event(cells, name + ":" + number))));
        }
        return new ReplayRows(events, rejected);
    }

    private ReplayRows.TimedEvent event(Cells cells, String rowId) throws BadCellException {
        long eventTimeMillis = mapping.eventTime().millis(cells);
        ObjectNode event = json.createObjectNode();
        event.put("schema_version", 1);
        event.put("event_id", rowId);
        event.put("event_time", eventTimeMillis);
        for (Map.Entry<String, FieldSource> field : mapping.fields().entrySet()) {
            JsonNode value = field.getValue().value(cells);
            if (value != null) {
                event.set(field.getKey(), value);
            }
        }
        checkId(event.path("event_id").asText());
        JsonNode key = event.get(mapping.key());
        if (key == null) {
            throw new BadCellException(mapping.key(), "is empty; it is the key of the topic");
        }
        var arriving =
                new ArrivingEvent(mapping.topic(), key.asText(), bytes(event), arrivalMillis(cells, eventTimeMillis));
        return new ReplayRows.TimedEvent(arriving, eventTimeMillis);
    }

    private static void checkId(String id) throws BadCellException {
        if (id.codePointCount(0, id.length()) > LONGEST_ID) {
            throw new BadCellException("event_id", "'" + id + "' has more than " + LONGEST_ID + " characters");
        }
    }

    private long arrivalMillis(Cells cells, long eventTimeMillis) throws BadCellException {
        if (mapping.arrivalTime() != null) {
            return mapping.arrivalTime().millis(cells);
        }
        return eventTimeMillis + mapping.arrivalDelay().toMillis();
    }

    private byte[] bytes(ObjectNode event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }
}
