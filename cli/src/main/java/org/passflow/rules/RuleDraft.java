package org.passflow.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.passflow.reference.AlertRule;

/**
 * A version of a set of settings as somebody asks for it: changes to what is in force. What is null is left as it is.
 *
 * @param rule name of the rule in the catalogue
 * @param id of the set; null: the rule's own
 * @param settings by name; an empty value takes the setting out, so that the shipped one holds
 * @param scope lists by field, as {@code scope_kinds}; an empty list is everywhere
 */
public record RuleDraft(
        String rule,
        String id,
        Map<String, String> settings,
        Map<String, List<String>> scope,
        String severity,
        Boolean enabled,
        String author,
        String reason) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The set that is meant. */
    public String ruleId() {
        return id == null ? rule : id;
    }

    /**
     * The version without the time from which it is to hold.
     *
     * @param inForce what is to be changed; null for a new set
     */
    public ObjectNode version(AlertRule inForce) {
        ObjectNode version = JSON.createObjectNode().put("schema_version", 1);
        version.put("rule_id", ruleId()).put("rule", rule);
        if (inForce != null) {
            take(inForce, version);
        }
        if (severity != null) {
            version.put("severity", severity.toUpperCase(Locale.ROOT));
        }
        if (enabled != null) {
            version.put("enabled", enabled);
        }
        scope.forEach((field, named) -> version.set(field, list(field, named)));
        ObjectNode thresholds = version.withObjectProperty("thresholds");
        settings.forEach((name, value) -> {
            if (value.isEmpty()) {
                thresholds.remove(name);
            } else {
                thresholds.set(name, value(value));
            }
        });
        return version.put("author", author).put("reason", reason);
    }

    private static void take(AlertRule inForce, ObjectNode version) {
        if (inForce.severity() != null) {
            version.put("severity", inForce.severity().name());
        }
        if (inForce.enabled() != null) {
            version.put("enabled", inForce.enabled());
        }
        if (inForce.thresholds() != null) {
            ObjectNode thresholds = version.withObjectProperty("thresholds");
            inForce.thresholds().forEach((name, value) -> thresholds.set(name, value(value)));
        }
        scope(version, "scope_sites", inForce.scopeSites());
        scope(version, "scope_kinds", inForce.scopeKinds());
        scope(version, "scope_regions", inForce.scopeRegions());
        scope(version, "scope_response_levels", inForce.scopeResponseLevels());
    }

    private static void scope(ObjectNode version, String field, List<?> named) {
        if (named != null) {
            version.set(field, list(field, named.stream().map(Object::toString).toList()));
        }
    }

    /** Levels are numbers; what else looks like one is an id or a division code. */
    private static ArrayNode list(String field, List<String> named) {
        ArrayNode list = JSON.createArrayNode();
        boolean areNumbers = field.equals("scope_response_levels");
        named.forEach(
                one -> list.add(areNumbers ? value(one) : JSON.getNodeFactory().textNode(one)));
        return list;
    }

    /** A number or flag where it is one, else text, of which the check says what is wrong. */
    private static JsonNode value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return JSON.getNodeFactory().booleanNode(text.equals("true"));
        }
        try {
            return JSON.getNodeFactory().numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return JSON.getNodeFactory().textNode(text);
        }
    }
}
