package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.person;
import static org.passflow.testing.TestingEvents.step;
import static org.passflow.testing.TestingEvents.vehicle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passflow.event.Received;
import org.passflow.reference.ReferenceVersion;
import org.passflow.testing.TestingRules;

/** Rules on single events. */
class EventRuleTest {

    @ParameterizedTest
    @CsvSource({"37.29, false", "37.295, true", "37.3, true", "42, true"})
    void feverBeginsAtTheLimit(String degrees, boolean isFever) {
        Received passage = person("a", MORNING, "temperature_c", new BigDecimal(degrees));

        assertThat(judge(new Fever(), passage) != null).isEqualTo(isFever);
    }

    @Test
    void feverTellsTemperatureAndLimit() {
        Notice notice = judge(new Fever(), step("a", MORNING, "SCREENED", "temperature_c", 38.5));

        assertThat(notice.measured().value()).isEqualTo(38.5);
        assertThat(notice.measured().expected()).isEqualTo(37.3);
    }

    @Test
    void vehicleHasNoFever() {
        assertThat(judge(new Fever(), vehicle("a", MORNING, "temperature_c", 39)))
                .isNull();
    }

    @Test
    void limitCanBeSetForAPlace() {
        Received passage = person("a", MORNING, "temperature_c", 37.4);
        ReferenceVersion warmer = TestingRules.rule("fever-clinic", "fever", Map.of("celsius", "38"));

        assertThat(judge(new Fever(), passage)).isNotNull();
        assertThat(judge(new Fever(), passage, warmer)).isNull();
    }

    @Test
    void nothingIsABreachUntilADistrictSaysSo() {
        Received outsider = person("a", MORNING, "residency", "OUTSIDER", "mask", false);

        assertThat(judge(new PolicyBreach(), outsider)).isNull();
    }

    @Test
    void outsiderLetInBreachesThePolicyToTurnBack() {
        ReferenceVersion policy =
                TestingRules.rule("policy-breach", "policy-breach", Map.of("turn_back_outsiders", "true"));

        assertThat(judge(new PolicyBreach(), person("a", MORNING, "residency", "OUTSIDER"), policy)
                        .details())
                .containsEntry("breach", "outsider");
        assertThat(judge(new PolicyBreach(), person("b", MORNING, "residency", "LOCAL"), policy))
                .isNull();
        assertThat(judge(
                        new PolicyBreach(),
                        person("c", MORNING, "residency", "OUTSIDER", "disposition", "TURNED_BACK"),
                        policy))
                .isNull();
        assertThat(judge(new PolicyBreach(), person("d", MORNING, "residency", "OUTSIDER", "direction", "OUT"), policy))
                .isNull();
    }

    @Test
    void eachMustThatIsAskedForAndNotKeptIsNamed() {
        ReferenceVersion policy = TestingRules.rule(
                "policy-breach",
                "policy-breach",
                Map.of("mask", "true", "temperature", "true", "disinfection", "true", "registration_in", "true"));
        Received careless = person("a", MORNING, "mask", false, "disinfected", false, "registered", false);
        Received careful =
                person("b", MORNING, "mask", true, "disinfected", true, "registered", true, "temperature_c", 36.5);

        assertThat(judge(new PolicyBreach(), careless, policy).details())
                .containsEntry("breach", "mask,temperature,disinfection,registration");
        assertThat(judge(new PolicyBreach(), careful, policy)).isNull();
    }

    @Test
    void everyRuleNamesItselfOnce() {
        List<Rule> rules = EventRule.ALL.stream().map(EventRule::rule).toList();

        assertThat(rules).doesNotHaveDuplicates();
    }

    private static Notice judge(EventRule rule, Received event, ReferenceVersion... versions) {
        Knowledge knowledge = TestingRules.knowing(versions);
        Sighting sighting = Sighting.of(event);
        return knowledge
                .rules()
                .inForce(rule.rule(), null, null, MORNING)
                .filter(settings -> rule.concerns(sighting))
                .flatMap(settings -> rule.judge(sighting, settings))
                .orElse(null);
    }
}
