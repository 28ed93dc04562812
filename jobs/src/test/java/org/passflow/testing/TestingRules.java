package org.passflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.passflow.alert.Knowledge;
import org.passflow.event.Position;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.ResponseLevel;
import org.passflow.reference.RiskArea;
import org.passflow.reference.RiskLevel;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;
import org.passflow.reference.Unit;
import org.passflow.reference.Validity;

/** Reference data for tests of rules: the settings that this build brings, and versions made as a test needs them. */
public final class TestingRules {

    public static final String VILLAGE = "141002104222";

    private TestingRules() {}

    /** The settings of each rule in this build. */
    public static List<AlertRule> shipped() {
        ControlDecoder decoder = new ControlDecoder();
        List<AlertRule> rules = new ArrayList<>();
        try (InputStream file = TestingRules.class.getResourceAsStream("/schemas/reference/alert-rules.jsonl")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                byte[] value = line.getBytes(StandardCharsets.UTF_8);
                rules.add(decoder.decode(Topics.ALERT_RULES, 0, rules.size(), 0, value)
                        .alertRule());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** All of them, and these versions. */
    public static Knowledge knowing(ReferenceVersion... versions) {
        Knowledge knowledge = new Knowledge(shipped());
        for (ReferenceVersion version : versions) {
            knowledge.add(version);
        }
        return knowledge;
    }

    /** A gate in a village, an inlet of the district, that should be heard every ten minutes. */
    public static Site gate(String siteId) {
        return site(siteId, VILLAGE, 10, null);
    }

    public static Site site(String siteId, String region, Integer heartbeatMinutes, String openingHours) {
        return new Site(
                siteId,
                SiteKind.VILLAGE_ENTRANCE,
                "村口",
                "Village gate",
                region,
                null,
                null,
                null,
                "141002",
                "unit-village",
                600,
                null,
                1,
                openingHours,
                heartbeatMinutes,
                true,
                3,
                2,
                false);
    }

    public static ReferenceVersion version(Site site) {
        return ReferenceVersion.of(position(Topics.SITES, 0), new Validity(0, null), site);
    }

    public static ReferenceVersion unit(String unitId, String parent) {
        Unit unit = new Unit(unitId, unitId, unitId, parent, null, "0357-0000001");
        return ReferenceVersion.of(position(Topics.UNITS, 0), new Validity(0, null), unit);
    }

    /** Valid from an instant, at which it arrived; a null end is open. */
    public static ReferenceVersion riskArea(String code, RiskLevel level, long fromMillis, Long toMillis) {
        return ReferenceVersion.of(
                position(Topics.RISK_AREAS, fromMillis),
                new Validity(fromMillis, toMillis),
                new RiskArea(code, "刘北村", level));
    }

    public static ReferenceVersion responseLevel(String region, int level) {
        return ReferenceVersion.of(
                position(Topics.RESPONSE_LEVELS, 0), new Validity(0, null), new ResponseLevel(region, level));
    }

    /** Settings in force from the beginning of time, everywhere. */
    public static ReferenceVersion rule(String ruleId, String rule, Map<String, String> thresholds) {
        return rule(new AlertRule(ruleId, rule, thresholds, null, null, null, null, null, null, null, null), 0);
    }

    /** In force from an instant, at which it arrived. */
    public static ReferenceVersion rule(AlertRule rule, long fromMillis) {
        return ReferenceVersion.of(position(Topics.ALERT_RULES, fromMillis), new Validity(fromMillis, null), rule);
    }

    private static Position position(String topic, long arrivalMillis) {
        return new Position(topic, 0, arrivalMillis, arrivalMillis);
    }
}
