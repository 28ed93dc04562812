package org.passflow.licences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A library that is shipped, as a list in the format CycloneDX names it.
 *
 * @param name group and name of Maven, name of npm
 * @param licences identifiers of SPDX where the list knows one, else whatever its maker wrote, an empty text for nothing; one
 *     of several is enough
 */
record ShippedComponent(String name, Set<String> licences) {
    private static final String OURS = "org.passflow";

    /** What a module ships besides modules of ours. */
    static List<ShippedComponent> of(Path bom) throws IOException {
        List<ShippedComponent> components = new ArrayList<>();
        for (JsonNode component : new ObjectMapper().readTree(bom.toFile()).path("components")) {
            String group = component.path("group").asText();
            if (!group.equals(OURS)) {
                String name = component.path("name").asText();
                components.add(new ShippedComponent(group.isEmpty() ? name : group + ":" + name, licences(component)));
            }
        }
        return components;
    }

    private static Set<String> licences(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            String expression = each.path("expression").asText();
            String id = licence.path("id").asText(licence.path("name").asText(expression));
            licences.addAll(List.of(id.replaceAll("[()]", "").split(" OR ")));
        }
        return licences.isEmpty() ? Set.of("") : licences;
    }
}
