package org.passflow.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A part of a mapping file; collects what is wrong with it and answers with something harmless instead. */
record Section(String path, JsonNode tree, List<String> problems) {

    private static final Pattern WHOLE_CELL = Pattern.compile("(.*)");

    void problem(String name, String text) {
        problems.add((path + name) + " " + text);
    }

    boolean has(String name) {
        return tree.has(name);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void allowOnly(String... allowed) {
        for (String name : names()) {
            if (!List.of(allowed).contains(name)) {
                problem(name, "is unknown; known are " + String.join(", ", allowed));
            }
        }
    }

    Section section(String name) {
        if (!tree.path(name).isObject()) {
            problem(name, has(name) ? "must hold names and values" : "is missing");
        }
        return sectionOrEmpty(name);
    }

    Section sectionOrEmpty(String name) {
        JsonNode child = tree.path(name);
        return new Section(path + name + ".", child.isObject() ? child : MissingNode.getInstance(), problems);
    }

    /** Text of that name; without one the default, and a problem where there is no default. */
    String text(String name, String byDefault) {
        JsonNode value = tree.path(name);
        if (value.isTextual() || value.isNumber()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            problem(name, "reads as true or false in YAML; quote it");
        } else if (has(name) || byDefault == null) {
            problem(name, has(name) ? "must be text" : "is missing");
        }
        return byDefault == null ? "" : byDefault;
    }

    String code(String name, Set<String> allowed) {
        String code = text(name, null);
        if (has(name) && !allowed.contains(code)) {
            problem(name, "must be one of " + new TreeSet<>(allowed) + ", not '" + code + "'");
        }
        return code;
    }

    JsonNode scalar(String name) {
        JsonNode value = tree.path(name);
        if (!value.isValueNode() || value.isNull()) {
            problem(name, "must be text, a number, true or false");
        }
        return value;
    }

    boolean bool(String name) {
        JsonNode value = tree.path(name);
        if (has(name) && !value.isBoolean()) {
            problem(name, "must be true or false");
        }
        return value.asBoolean();
    }

    int positive(String name) {
        JsonNode value = tree.path(name);
        if (!value.isInt() || value.asInt() < 1) {
            problem(name, "must be a whole number above 0");
        }
        return value.asInt();
    }

    Duration duration(String name, Duration byDefault) {
        String text = text(name, byDefault.toString());
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                problem(name, "must not be negative");
            }
            return duration;
        } catch (DateTimeException e) {
            problem(name, "must be a duration like PT2S, not '" + text + "'");
            return byDefault;
        }
    }

    Map<String, String> codes(String name) {
        Map<String, String> codes = new LinkedHashMap<>();
        if (has(name)) {
            Section section = section(name);
            section.names().forEach(code -> codes.put(code, section.scalar(code).asText()));
        }
        return codes;
    }

    FieldSource.Type type(String name) {
        String text = text(name, "text").toUpperCase(Locale.ROOT);
        for (FieldSource.Type type : FieldSource.Type.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        problem(name, "must be text, integer, decimal or boolean");
        return FieldSource.Type.TEXT;
    }

    TimeSource time() {
        String column = text("column", null);
        String format = text("format", null);
        try {
            ZoneId zone = ZoneId.of(text("zone", "UTC"));
            return TimeSource.of(column, pattern(), format, zone);
        } catch (DateTimeException e) {
            problem("zone", "is none: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problem("format", "is none: " + e.getMessage());
        }
        return TimeSource.of(column, WHOLE_CELL, TimeSource.EPOCH_MILLIS, ZoneId.of("UTC"));
    }

    private Pattern pattern() {
        if (!has("pattern")) {
            return WHOLE_CELL;
        }
        try {
            Pattern pattern = Pattern.compile(text("pattern", null));
            if (pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
            problem("pattern", "must have one group, around the time");
        } catch (PatternSyntaxException e) {
            problem("pattern", "is none: " + e.getDescription());
        }
        return WHOLE_CELL;
    }
}
