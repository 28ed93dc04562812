package org.passflow.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalTime;
import java.util.List;

/** The posts of the reference data, in the order of the file. */
public record Roster(List<Post> posts) {

    private static final JsonMapper JSON = new JsonMapper();

    public Roster {
        posts = List.copyOf(posts);
    }

    /** Reads the roster that this build brings along. */
    public static Roster shipped() {
        return new Roster(new ShippedFile("sites.jsonl")
                .lines().stream().map(Roster::post).toList());
    }

    private static Post post(String line) {
        JsonNode site;
        try {
            site = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the roster is no JSON: " + line, e);
        }
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
                site.path("reports_daily").asBoolean(),
                site.path("capacity_per_hour").asInt(0));
    }
}
