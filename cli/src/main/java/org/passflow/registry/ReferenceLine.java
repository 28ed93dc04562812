package org.passflow.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.passflow.reference.ReferenceVersion;

/** A version as a line of a file: what is listed can be changed and sent again. */
public final class ReferenceLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private ReferenceLine() {}

    /** JSON without line break. */
    public static String of(ReferenceKind kind, ReferenceVersion version) {
        ObjectNode line = JSON.createObjectNode().put("schema_version", 1);
        line.setAll((ObjectNode) JSON.valueToTree(kind.content(version)));
        line.put("valid_from", version.validity().fromMillis());
        if (version.validity().toMillis() != null) {
            line.put("valid_to", version.validity().toMillis());
        }
        return line.toString();
    }
}
