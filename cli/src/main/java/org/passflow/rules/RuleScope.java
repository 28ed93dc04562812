package org.passflow.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.passflow.reference.AlertRule;

/**
 * Where a set of settings applies, in words.
 *
 * @param parts what it names, by the option that sets it; without what it does not name
 */
record RuleScope(Map<String, List<?>> parts) {

    static RuleScope of(AlertRule set) {
        Map<String, List<?>> parts = new TreeMap<>();
        put(parts, "kinds", set.scopeKinds());
        put(parts, "levels", set.scopeResponseLevels());
        put(parts, "regions", set.scopeRegions());
        put(parts, "sites", set.scopeSites());
        return new RuleScope(parts);
    }

    private static void put(Map<String, List<?>> parts, String name, List<?> named) {
        if (named != null && !named.isEmpty()) {
            parts.put(name, named);
        }
    }

    boolean isEverywhere() {
        return parts.isEmpty();
    }

    @Override
    public String toString() {
        return isEverywhere()
                ? "everywhere"
                : parts.entrySet().stream()
                        .map(part -> part.getKey() + " "
                                + part.getValue().stream().map(Object::toString).collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "));
    }
}
