package org.passflow.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;

/** What reference data may be about, with the control topic that holds its versions. */
public enum ReferenceKind {
    UNITS(Topics.UNITS, "unit_id"),
    SITES(Topics.SITES, "site_id"),
    RISK_AREAS(Topics.RISK_AREAS, "code"),
    RESPONSE_LEVELS(Topics.RESPONSE_LEVELS, "region"),
    ALERT_RULES(Topics.ALERT_RULES, "rule_id");

    private final String topic;
    private final String idField;

    ReferenceKind(String topic, String idField) {
        this.topic = topic;
        this.idField = idField;
    }

    /** Without the installation's prefix; also the name of the kind, and of its file. */
    public String topic() {
        return topic;
    }

    /** The field that names what a version is about; the key of the topic. */
    public String idField() {
        return idField;
    }

    /** What a version says of its unit, site, area, level or rule. */
    Object content(ReferenceVersion version) {
        return switch (this) {
            case UNITS -> version.unit();
            case SITES -> version.site();
            case RISK_AREAS -> version.riskArea();
            case RESPONSE_LEVELS -> version.responseLevel();
            case ALERT_RULES -> version.alertRule();
        };
    }

    /** The kind whose topic has that name. */
    public static Optional<ReferenceKind> named(String topic) {
        return Arrays.stream(values()).filter(kind -> kind.topic.equals(topic)).findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ReferenceKind::topic).toList();
    }
}
