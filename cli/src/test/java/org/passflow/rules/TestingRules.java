package org.passflow.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.ReferenceVersion;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ShippedReference;

/** Versions of rules as the topic would hold them. */
final class TestingRules {

    private TestingRules() {}

    /** Those of this build, as the demo sends them. */
    static List<ReferenceVersion> shipped() {
        ControlDecoder decoder = new ControlDecoder();
        return ShippedReference.records(ReferenceKind.ALERT_RULES, 0).stream()
                .map(line -> decoder.decode(Topics.ALERT_RULES, 0, 0, 0, line.value()))
                .toList();
    }

    /** One that arrived when it takes effect. */
    static ReferenceVersion version(String ruleId, long validFromMillis, String fields) {
        String json = "{\"schema_version\":1,\"rule_id\":\"%s\",\"valid_from\":%d,%s}"
                .formatted(ruleId, validFromMillis, fields);
        ReferenceVersion version = new ControlDecoder()
                .decode(Topics.ALERT_RULES, 0, validFromMillis, validFromMillis, json.getBytes(UTF_8));
        if (version.reject() != null) {
            throw new IllegalArgumentException(version.reject().toString());
        }
        return version;
    }
}
