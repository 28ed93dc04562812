package org.passflow.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.passflow.event.Topics;

/** Reads a mapping file and says everything that is wrong with it at once. */
public final class MappingReader {

    /** Key field of each topic that can be replayed into. */
    private static final Map<String, String> KEYS = Map.of(
            Topics.CHECKPOINT_EVENTS, "site_id",
            Topics.HUB_EVENTS, "person_token",
            Topics.TRIPS, "trip_id",
            Topics.SITE_STATUS, "site_id",
            Topics.QUARANTINE_ORDERS, "person_token",
            Topics.ALERT_ACTIONS, "alert_id");

    private static final Set<String> MEASURES = Set.of("persons", "vehicles", "occupants", "sampled");
    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(2);

    private final List<String> problems = new ArrayList<>();

    private MappingReader() {}

    /**
     * Reads a mapping.
     *
     * @param name of the file, for the message
     * @throws MappingException naming every problem
     */
    public static Mapping read(String name, InputStream file) throws IOException, MappingException {
        MappingReader reader = new MappingReader();
        try {
            JsonNode tree = new YAMLMapper().readTree(file);
            Mapping mapping = reader.mapping(new Section("", tree, reader.problems));
            if (reader.problems.isEmpty()) {
                return mapping;
            }
        } catch (JsonProcessingException e) {
            reader.problems.add("not YAML: " + e.getOriginalMessage());
        }
        throw new MappingException(name, reader.problems);
    }

    private Mapping mapping(Section top) throws IOException {
        top.allowOnly("topic", "event_time", "arrival", "fields", "published");
        String topic = top.code("topic", KEYS.keySet());
        String key = KEYS.getOrDefault(topic, "");
        TimeSource eventTime = time(top.section("event_time"));
        Section arrival = top.sectionOrEmpty("arrival");
        boolean hasArrivalColumn = arrival.has("column");
        TimeSource arrivalTime = hasArrivalColumn ? time(arrival) : null;
        if (!hasArrivalColumn) {
            arrival.allowOnly("delay");
        }
        Duration delay = arrival.duration("delay", DEFAULT_DELAY);
        Map<String, FieldSource> fields = fields(top.section("fields"), key);
        refuseUnknown(top.sectionOrEmpty("fields"), fieldsOf(topic));
        Mapping.Published published = top.has("published") ? published(top.section("published")) : null;
        return new Mapping(topic, key, eventTime, arrivalTime, delay, fields, published);
    }

    private Map<String, FieldSource> fields(Section section, String key) {
        Map<String, FieldSource> fields = new LinkedHashMap<>();
        for (String name : section.names()) {
            fields.put(name, field(section.section(name)));
        }
        if (!key.isEmpty() && !fields.containsKey(key)) {
            section.problem(key, "is missing; it is the key of the topic");
        }
        for (String name : List.of("event_time", "schema_version")) {
            if (fields.containsKey(name)) {
                section.problem(name, "is set by the replay itself");
            }
        }
        return fields;
    }

    /** A field that the topic does not know would be ignored, and so would a misspelt one. */
    private static void refuseUnknown(Section section, Set<String> known) {
        for (String name : section.names()) {
            if (!known.isEmpty() && !known.contains(name)) {
                section.problem(name, "is no field of the topic; it has " + String.join(", ", known));
            }
        }
    }

    /** The names in the topic's JSON Schema; empty when there is no such topic. */
    private static Set<String> fieldsOf(String topic) throws IOException {
        String schema = "schemas/events/" + topic + ".schema.json";
        try (InputStream file = MappingReader.class.getClassLoader().getResourceAsStream(schema)) {
            Set<String> names = new TreeSet<>();
            if (file != null) {
                new JsonMapper().readTree(file).path("properties").fieldNames().forEachRemaining(names::add);
            }
            return names;
        }
    }

    private FieldSource field(Section section) {
        if (section.has("value")) {
            section.allowOnly("value");
            return new FieldSource(section.scalar("value"), null, "", Map.of(), FieldSource.Type.TEXT, true);
        }
        section.allowOnly("column", "prefix", "codes", "type", "required");
        return new FieldSource(
                null,
                section.text("column", null),
                section.text("prefix", ""),
                section.codes("codes"),
                section.type("type"),
                section.bool("required"));
    }

    private TimeSource time(Section section) {
        section.allowOnly("column", "pattern", "format", "zone");
        return section.time();
    }

    private Mapping.Published published(Section section) {
        section.allowOnly("site_id", "direction", "window_start", "minutes", "measure", "count");
        return new Mapping.Published(
                field(section.section("site_id")),
                field(section.section("direction")),
                time(section.section("window_start")),
                section.positive("minutes"),
                section.code("measure", MEASURES),
                field(section.section("count")));
    }
}
