package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every version of sites, areas at risk and rules. Takes good records only, and none that withdraws another: the model is
 * about what rules find, not about what can be wrong with reference data.
 */
final class ControlBook {

    /** The field that names what a version is about, by topic. */
    private static final Map<String, String> IDS =
            Map.of("sites", "site_id", "risk-areas", "code", "alert-rules", "rule_id");

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, Map<String, List<Version>>> versions = new HashMap<>();

    /**
     * One version.
     *
     * @param takesEffect when it became valid, or when it arrived if that was later
     */
    record Version(JsonNode fields, Instant validFrom, Instant takesEffect) {

        boolean holdsAt(Instant time) {
            JsonNode to = fields.path("valid_to");
            return to.isNumber() ? time.isBefore(Instant.ofEpochMilli(to.asLong())) : true;
        }

        String text(String field) {
            return fields.path(field).asText("");
        }
    }

    static boolean isKept(String topic) {
        return IDS.containsKey(topic);
    }

    void add(RawRecord record) {
        JsonNode fields;
        try {
            fields = JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException("a control record that is no JSON: " + record.position(), e);
        }
        Instant arrival = Instant.ofEpochMilli(record.arrivalMillis());
        Instant from = Instant.ofEpochMilli(fields.required("valid_from").asLong());
        versions.computeIfAbsent(record.topic(), topic -> new HashMap<>())
                .computeIfAbsent(fields.required(IDS.get(record.topic())).asText(), id -> new ArrayList<>())
                .add(new Version(fields, from, from.isAfter(arrival) ? from : arrival));
    }

    Set<String> ids(String topic) {
        return versions.getOrDefault(topic, Map.of()).keySet();
    }

    Collection<Version> all(String topic, String id) {
        return versions.getOrDefault(topic, Map.of()).getOrDefault(id, List.of());
    }

    /** Of the versions in effect at a time the one valid since last, if it has not ended. */
    Optional<Version> asOf(String topic, String id, Instant time) {
        return all(topic, id).stream()
                .filter(version -> !version.takesEffect().isAfter(time))
                .max(Comparator.comparing(Version::validFrom).thenComparing(Version::takesEffect))
                .filter(version -> version.holdsAt(time));
    }
}
