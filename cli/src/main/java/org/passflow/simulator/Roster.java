package org.passflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The posts of the reference data, in the order of the file. */
public record Roster(List<Post> posts) {

    private static final String FILE = "schemas/reference/sites.jsonl";

    public Roster {
        posts = List.copyOf(posts);
    }

    /** Reads the roster that this build brings along. */
    public static Roster shipped() {
        try (InputStream file = Roster.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    private static Roster read(InputStream file) throws IOException {
        List<Post> posts = new ArrayList<>();
        try (MappingIterator<JsonNode> sites =
                new JsonMapper().readerFor(JsonNode.class).readValues(file)) {
            while (sites.hasNext()) {
                posts.add(post(sites.next()));
            }
        }
        return new Roster(posts);
    }

    private static Post post(JsonNode site) {
        String[] hours = site.path("opening_hours").asText("00:00-24:00").split("-", 2);
        return new Post(
                site.required("site_id").asText(),
                site.required("kind").asText(),
                site.required("region").asText(),
                site.path("lanes").asInt(1),
                LocalTime.parse(hours[0]),
                // The roster writes 24:00 for the end of the day.
                LocalTime.parse(hours[1].replace("24:00", "00:00")),
                site.path("heartbeat_minutes").asInt(0),
                site.path("reports_daily").asBoolean());
    }
}
