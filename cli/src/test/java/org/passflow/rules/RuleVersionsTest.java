package org.passflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passflow.reference.AlertRule;
import org.passflow.reference.SiteKind;

class RuleVersionsTest {

    private static final Instant NOW = Instant.parse("2022-10-18T02:00:00Z");
    private static final long IN_A_MINUTE = NOW.plusSeconds(60).toEpochMilli();

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        String bad = "{\"schema_version\":1,\"rule_id\":\"fever\",\"severity\":\"LOUD\",\"scope_regions\":[\"12345\"],"
                + "\"enabled\":\"yes\",\"thresholds\":{\"celsius\":50,\"cap\":0.5,\"colour\":1},\"valid_from\":0}";

        RuleVersions versions = RuleVersions.check("mine.jsonl", List.of(bad, "", "{"), NOW);

        assertThat(versions.entries()).isEmpty();
        assertThat(String.join("\n", versions.problems()))
                .contains(
                        "mine.jsonl:1: author is missing",
                        "mine.jsonl:1: reason is missing",
                        "mine.jsonl:1: valid_from must be at least a minute ahead",
                        "severity",
                        "scope_regions",
                        "enabled",
                        "celsius must be 37 to 42",
                        "cap must be a whole number",
                        "has no setting colour",
                        "mine.jsonl:3: ");
    }

    @Test
    void unknownRuleIsRefused() {
        assertThat(check("{\"schema_version\":1,\"rule_id\":\"sleet\",\"author\":\"Li\",\"reason\":\"cold\"}")
                        .problems())
                .singleElement()
                .asString()
                .contains("there is no such rule");
    }

    @Test
    void versionWithoutATimeHoldsAMinuteFromNow() {
        RuleVersions versions =
                check("{\"schema_version\":1,\"rule_id\":\"fever\",\"author\":\"Li\",\"reason\":\"cold\"}");

        assertThat(versions.problems()).isEmpty();
        assertThat(versions.entries()).singleElement().satisfies(entry -> assertThat(
                        entry.version().validity().fromMillis())
                .isEqualTo(IN_A_MINUTE));
    }

    @Test
    void draftChangesWhatItNamesAndKeepsTheRest() {
        AlertRule inForce = TestingRules.version(
                        "gates",
                        0,
                        "\"rule\":\"fever\",\"scope_kinds\":[\"COMPOUND_GATE\"],\"scope_response_levels\":[1,2],"
                                + "\"severity\":\"NOTICE\",\"thresholds\":{\"celsius\":37.5,\"cap\":3},\"author\":\"Li\"")
                .alertRule();
        RuleDraft draft = new RuleDraft(
                "fever", "gates", Map.of("cap", "", "cap_minutes", "20"), Map.of(), "critical", false, "Wang", "quiet");

        RuleVersions versions = check(draft.version(inForce).toString());

        assertThat(versions.problems()).isEmpty();
        AlertRule version = versions.entries().get(0).version().alertRule();
        assertThat(version.thresholds()).containsOnly(Map.entry("celsius", "37.5"), Map.entry("cap_minutes", "20"));
        assertThat(version.severity()).hasToString("CRITICAL");
        assertThat(version.enabled()).isFalse();
        assertThat(version.scopeKinds()).containsExactly(SiteKind.COMPOUND_GATE);
        assertThat(version.scopeResponseLevels()).containsExactly(1, 2);
        assertThat(version.author()).isEqualTo("Wang");
    }

    @Test
    void historySaysWhoChangedWhat() {
        List<String> lines = new RuleHistory(
                        List.of(
                                TestingRules.version("fever", 2_000, "\"valid_to\":2000,\"author\":\"Wang\""),
                                TestingRules.version(
                                        "fever",
                                        1_000,
                                        "\"thresholds\":{\"celsius\":38},\"author\":\"Li\",\"reason\":\"hot\""),
                                TestingRules.version("drop", 500, "\"author\":\"Li\"")),
                        "fever")
                .lines(ZoneOffset.UTC);

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("since 1970-01-01 00:00 (Li: hot)");
        assertThat(lines.get(1)).contains("celsius 37.3 → 38", "cap 5 → not said");
        assertThat(lines.get(2)).contains("withdrawn", "Wang");
    }

    private static RuleVersions check(String line) {
        return RuleVersions.check("mine", List.of(line), NOW);
    }
}
