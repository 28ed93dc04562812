package org.passflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Rule;
import org.passflow.alert.Threshold;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Severity;

class RuleSetsTest {

    private static final ReferenceVersion OWN = TestingRules.version(
            "fever", 1_000, "\"thresholds\":{\"celsius\":37.5},\"author\":\"Li\",\"reason\":\"hot days\"");
    private static final ReferenceVersion SCOPED = TestingRules.version(
            "fever-airport",
            2_000,
            "\"rule\":\"fever\",\"scope_kinds\":[\"AIRPORT\"],\"severity\":\"WARNING\",\"thresholds\":{\"cap\":3}");

    @Test
    void everyRuleHasItsShippedSetWithoutAnyVersion() {
        RuleSets sets = new RuleSets(List.of(), 0);

        for (Rule rule : Rule.values()) {
            assertThat(sets.of(rule)).singleElement().satisfies(set -> {
                assertThat(set.origin()).isEqualTo(RuleSet.Origin.SHIPPED);
                assertThat(rule.thresholds()).allSatisfy(threshold -> assertThat(set.sayer(threshold))
                        .isEqualTo(set.version()));
            });
        }
    }

    @Test
    void whatASetDoesNotSayTheOwnSetSaysAndThenTheShippedOne() {
        List<RuleSet> sets = new RuleSets(List.of(OWN, SCOPED), 2_000).of(Rule.FEVER);

        assertThat(sets).extracting(RuleSet::origin).containsExactly(RuleSet.Origin.OWN, RuleSet.Origin.SCOPED);
        RuleSet scoped = sets.get(1);
        assertThat(scoped.severity()).isEqualTo(Severity.WARNING);
        assertThat(sayer(scoped, "cap")).isEqualTo("fever-airport");
        assertThat(sayer(scoped, "celsius")).isEqualTo("fever");
        assertThat(scoped.sayer(threshold("celsius")).thresholds()).containsEntry("celsius", "37.5");
        assertThat(scoped.sayer(threshold("expire_hours")).author()).isEqualTo("passflow");
        assertThat(scoped.isEnabled()).isTrue();
    }

    @Test
    void onlyWhatIsInForceAtTheTimeIsListed() {
        assertThat(new RuleSets(List.of(OWN, SCOPED), 1_999).of(Rule.FEVER))
                .extracting(RuleSet::id)
                .containsExactly("fever");
        assertThat(new RuleSets(List.of(OWN, SCOPED), 999).of(Rule.FEVER))
                .extracting(RuleSet::origin)
                .containsExactly(RuleSet.Origin.SHIPPED);
    }

    @Test
    void shippedSetThatWasSentToTheTopicIsStillTheShippedOne() {
        ReferenceVersion sent = TestingRules.version("watchdog", 5, "\"reason\":\"another\"");

        assertThat(new RuleSets(List.of(sent), 5).of(Rule.WATCHDOG))
                .extracting(RuleSet::origin)
                .containsExactly(RuleSet.Origin.OWN);
        assertThat(new RuleSets(TestingRules.shipped(), 5).of(Rule.WATCHDOG))
                .extracting(RuleSet::origin)
                .containsExactly(RuleSet.Origin.SHIPPED);
    }

    @Test
    void tableSaysWhatDiffersFromTheShippedSettings() {
        StringWriter text = new StringWriter();
        RuleTable table =
                new RuleTable(new PrintWriter(text, true), ShippedRules.words("zh"), ZoneId.of("Asia/Shanghai"), false);

        table.print(Rule.FEVER, new RuleSets(List.of(OWN, SCOPED), 2_000).of(Rule.FEVER));

        assertThat(text.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("fever (发热), INFECTION"),
                        line -> assertThat(line)
                                .contains(
                                        "OWN",
                                        "CRITICAL on",
                                        "everywhere",
                                        "1970-01-01 08:00 [celsius=37.5] (Li: hot days)"),
                        line -> assertThat(line)
                                .contains(
                                        "fever-airport",
                                        "SCOPED",
                                        "WARNING",
                                        "kinds AIRPORT",
                                        "[cap=3]",
                                        "(nobody: no reason given)"));
    }

    private static String sayer(RuleSet set, String threshold) {
        return set.sayer(threshold(threshold)).ruleId();
    }

    private static Threshold threshold(String name) {
        return Rule.FEVER.thresholds().stream()
                .filter(threshold -> threshold.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
