package org.passflow.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.registry.ReferenceFile;
import org.passflow.registry.ReferenceKind;

/**
 * Versions of rules as they are to be sent.
 *
 * @param entries those that the jobs would accept
 * @param problems everything that is wrong with the others, each with its place
 */
public record RuleVersions(List<ReferenceFile.Entry> entries, List<String> problems) {

    /** So far ahead a version takes effect at least: no event has been judged there yet. */
    public static final Duration NOTICE = Duration.ofMinutes(1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Checks a version a line; blank lines are passed over.
     *
     * @param name of what holds the lines, for messages
     * @param now the versions take effect a minute later, unless they say a later time
     */
    public static RuleVersions check(String name, List<String> lines, Instant now) {
        List<ReferenceFile.Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String place = lines.size() == 1 ? name : name + ":" + (i + 1);
            List<String> wrong = new ArrayList<>();
            byte[] value = completed(lines.get(i), now.plus(NOTICE), wrong);
            wrong.addAll(new RuleProblems().of(value));
            wrong.forEach(problem -> problems.add(place + ": " + problem));
            if (wrong.isEmpty()) {
                entries.add(new ReferenceFile.Entry(
                        ReferenceKind.ALERT_RULES,
                        place,
                        value,
                        new ControlDecoder().decode(Topics.ALERT_RULES, 0, i, 0, value)));
            }
        }
        return new RuleVersions(entries, problems);
    }

    /** With the time from which it holds; what is no object stays as it is. */
    private static byte[] completed(String line, Instant earliest, List<String> wrong) {
        byte[] value = line.strip().getBytes(UTF_8);
        if (!(tree(value) instanceof ObjectNode version)) {
            return value;
        }
        for (String needed : List.of("author", "reason")) {
            if (version.path(needed).asText("").isBlank()) {
                wrong.add(needed + " is missing: who sets it, and why, is kept with it");
            }
        }
        if (!version.hasNonNull("valid_from")) {
            return version.put("valid_from", earliest.toEpochMilli()).toString().getBytes(UTF_8);
        }
        if (version.get("valid_from").isNumber() && version.get("valid_from").asLong() < earliest.toEpochMilli()) {
            wrong.add("valid_from must be at least a minute ahead; without it, it is");
        }
        return value;
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            return null; // The decoder says what is wrong, in the words of the jobs.
        }
    }
}
