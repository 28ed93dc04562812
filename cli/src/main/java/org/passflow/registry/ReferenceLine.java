package org.passflow.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Validity;

/** A version as a line of a file: what is listed can be changed and sent again. */
public final class ReferenceLine {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private ReferenceLine() {}

    /** JSON without line break. */
    public static String of(ReferenceKind kind, ReferenceVersion version) {
        return of(kind.content(version), version.validity());
    }

    /**
     * The same of what is no version yet.
     *
     * @param content a site, unit, risk area, response level or rule
     */
    public static String of(Object content, Validity validity) {
        ObjectNode line = JSON.createObjectNode().put("schema_version", 1);
        line.setAll((ObjectNode) JSON.valueToTree(content));
        line.put("valid_from", validity.fromMillis());
        if (validity.toMillis() != null) {
            line.put("valid_to", validity.toMillis());
        }
        return line.toString();
    }
}
