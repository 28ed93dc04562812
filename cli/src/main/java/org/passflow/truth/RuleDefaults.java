package org.passflow.truth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The thresholds of each rule as this build brings them along. */
final class RuleDefaults {

    private static final String FILE = "schemas/reference/alert-rules.jsonl";

    private final Map<String, JsonNode> thresholds = new HashMap<>();

    RuleDefaults() {
        JsonMapper json = new JsonMapper();
        try (InputStream file = RuleDefaults.class.getClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            for (String line : new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .toList()) {
                JsonNode rule = json.readTree(line);
                thresholds.put(rule.required("rule_id").asText(), rule.required("thresholds"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    double number(String rule, String name) {
        return thresholds.get(rule).required(name).asDouble();
    }

    String text(String rule, String name) {
        return thresholds.get(rule).required(name).asText();
    }

    int whole(String rule, String name) {
        return thresholds.get(rule).required(name).asInt();
    }

    Duration minutes(String rule, String name) {
        return Duration.ofMinutes(whole(rule, name));
    }
}
