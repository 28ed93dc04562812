package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingRules.rule;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Severity;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;
import org.passflow.testing.TestingRules;

/** Which settings of a rule are in force. */
class RuleBookTest {

    private static final Site GATE = TestingRules.gate("gate-1");

    @Test
    void everyRuleHasSettingsInThisBuildAndEveryNameOfThemIsInTheCatalogue() {
        for (Rule rule : Rule.values()) {
            RuleSettings settings = TestingRules.knowing().rules().settings(rule, GATE, null, 0);

            assertThat(settings.severity()).isNotNull();
            rule.thresholds().forEach(threshold -> {
                if (threshold.type() == Threshold.Type.FLAG) {
                    settings.flag(threshold.name());
                } else if (threshold.type() == Threshold.Type.NAMES) {
                    assertThat(settings.names(threshold.name())).doesNotContain("");
                } else if (threshold.type() == Threshold.Type.TIME) {
                    assertThat(settings.time(threshold.name())).isNotNull();
                } else {
                    assertThat(settings.number(threshold.name())).isBetween(threshold.least(), threshold.most());
                }
            });
        }
        assertThat(TestingRules.shipped())
                .allSatisfy(version -> assertThat(RuleCheck.problems(version)).isEmpty());
    }

    @Test
    void narrowestScopeDecidesAndWhatItDoesNotSayComesFromBehindIt() {
        RuleSettings settings = TestingRules.knowing(
                        rule("fever", null, Map.of("celsius", "37.5", "cap", "7")),
                        rule(scoped("fever-villages", null, List.of(SiteKind.VILLAGE_ENTRANCE), null, "37.6"), 0),
                        rule(scoped("fever-county", null, null, List.of("141002"), "37.7"), 0),
                        rule(scoped("fever-gate", List.of("gate-1"), null, null, "37.8"), 0))
                .rules()
                .settings(Rule.FEVER, GATE, null, 0);

        assertThat(settings.ruleId()).isEqualTo("fever-gate");
        assertThat(settings.number("celsius")).isEqualTo(37.8);
        assertThat(settings.whole("cap")).isEqualTo(7);
        assertThat(settings.whole("escalate_minutes")).isEqualTo(15);
        assertThat(settings.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void longestRegionIsTheNarrowest() {
        assertThat(inForce(
                                rule(scoped("city", null, null, List.of("1410"), "37.5"), 0),
                                rule(scoped("town", null, null, List.of("141002104"), "37.6"), 0),
                                rule(scoped("elsewhere", null, null, List.of("141002105"), "37.7"), 0))
                        .ruleId())
                .isEqualTo("town");
    }

    @Test
    void responseLevelOfTheSmallestRegionAroundTheSiteChoosesTheSettings() {
        AlertRule gravest = new AlertRule(
                "fever-1", "fever", Map.of(), null, null, null, List.of(1), Severity.NOTICE, null, null, null);

        assertThat(inForce(rule(gravest, 0)).ruleId()).isEqualTo("fever");
        assertThat(inForce(rule(gravest, 0), TestingRules.responseLevel("14", 1))
                        .ruleId())
                .isEqualTo("fever-1");
        assertThat(inForce(
                                rule(gravest, 0),
                                TestingRules.responseLevel("14", 1),
                                TestingRules.responseLevel("141002", 2))
                        .ruleId())
                .isEqualTo("fever");
    }

    @Test
    void ruleSwitchedOffInAScopeIsOffThereOnly() {
        AlertRule off = new AlertRule(
                "silent-off", "fever", null, List.of("gate-1"), null, null, null, null, false, null, null);
        RuleBook rules = TestingRules.knowing(rule(off, 0)).rules();

        assertThat(rules.inForce(Rule.FEVER, GATE, null, 0)).isEmpty();
        assertThat(rules.inForce(Rule.FEVER, TestingRules.gate("gate-2"), null, 0))
                .isPresent();
    }

    @Test
    void eventIsJudgedByTheVersionOfItsTime() {
        RuleBook rules = TestingRules.knowing(
                        rule(scoped("fever", null, null, null, "38"), 1_000),
                        rule(scoped("fever", null, null, null, "39"), 2_000))
                .rules();

        assertThat(rules.settings(Rule.FEVER, GATE, null, 999).number("celsius"))
                .isEqualTo(37.3);
        assertThat(rules.settings(Rule.FEVER, GATE, null, 1_000).number("celsius"))
                .isEqualTo(38);
        assertThat(rules.settings(Rule.FEVER, GATE, null, 2_000).number("celsius"))
                .isEqualTo(39);
    }

    @Test
    void badSettingsAreToldAllAtOnce() {
        AlertRule bad = new AlertRule(
                "fever",
                null,
                Map.of("celsius", "36", "cap", "1.5", "windows", "-1", "escalate_minutes", "soon"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(RuleCheck.problems(bad))
                .containsExactlyInAnyOrder(
                        "celsius must be 37 to 42",
                        "cap must be a whole number",
                        "escalate_minutes must be a number",
                        "fever has no setting windows; it has cap, cap_minutes, celsius, escalate_minutes, expire_hours,"
                                + " settle_minutes");
        assertThat(RuleCheck.problems(scoped("no-such-rule", null, null, null, "37.5")))
                .hasSize(1);
    }

    @Test
    void namesArePartedByCommasOrAny() {
        Map<String, String> unnamed = Map.of("role_names", "doctor,,cadre");
        AlertRule bad =
                new AlertRule("handoff-unacknowledged", null, unnamed, null, null, null, null, null, null, null, null);

        assertThat(RuleCheck.problems(bad)).containsExactly("role_names must be names parted by commas, or any");
        assertThat(Threshold.namesIn("doctor, cadre")).containsExactly("doctor", "cadre");
        assertThat(Threshold.namesIn("any")).isEmpty();
    }

    private static RuleSettings inForce(ReferenceVersion... versions) {
        return TestingRules.knowing(versions).rules().settings(Rule.FEVER, GATE, null, 0);
    }

    private static AlertRule scoped(
            String ruleId, List<String> sites, List<SiteKind> kinds, List<String> regions, String celsius) {
        String rule = ruleId.startsWith("no-") ? null : "fever";
        return new AlertRule(
                ruleId, rule, Map.of("celsius", celsius), sites, kinds, regions, null, null, null, null, null);
    }
}
