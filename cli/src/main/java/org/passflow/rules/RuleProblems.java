package org.passflow.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passflow.alert.Rule;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.ReferenceVersion;

/**
 * Why a version of a rule would be refused, all at once. The decoder of the jobs, which judges, names the gravest fault
 * only; so it is asked of each field by itself.
 */
final class RuleProblems {

    private static final JsonMapper JSON = new JsonMapper();

    private final ControlDecoder decoder = new ControlDecoder();

    /** In the words of the jobs; empty when it would be accepted. */
    List<String> of(byte[] value) {
        String whole = problem(value);
        if (whole == null) {
            return List.of();
        }
        Set<String> problems = new LinkedHashSet<>();
        if (tree(value) instanceof ObjectNode version) {
            for (Map.Entry<String, JsonNode> field : version.properties()) {
                addOf(field.getKey(), version, problems);
            }
        }
        problems.add(whole);
        return new ArrayList<>(problems);
    }

    private void addOf(String field, ObjectNode version, Set<String> problems) {
        ObjectNode alone = JSON.createObjectNode();
        alone.put("schema_version", 1).put("valid_from", 0).put("rule_id", Rule.WATCHDOG.ruleName());
        if (field.equals("thresholds")) {
            String rule = version.path(version.hasNonNull("rule") ? "rule" : "rule_id")
                    .asText();
            if (Rule.named(rule).isEmpty()) {
                return; // Which settings there are is not known.
            }
            alone.put("rule_id", rule);
        }
        alone.set(field, version.get(field));
        String problem = problem(alone.toString().getBytes(UTF_8));
        if (problem != null) {
            problems.add(problem);
        }
    }

    private static JsonNode tree(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            return null; // The decoder says what is wrong with the whole.
        }
    }

    private String problem(byte[] value) {
        ReferenceVersion version = decoder.decode(Topics.ALERT_RULES, 0, 0, 0, value);
        return version.reject() == null ? null : version.reject().detail();
    }
}
