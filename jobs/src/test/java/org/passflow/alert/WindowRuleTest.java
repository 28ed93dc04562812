package org.passflow.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passflow.alert.WindowRule.State;
import org.passflow.flow.Measure;
import org.passflow.reference.Site;
import org.passflow.testing.TestingRules;

/** Rules on half hours. The gate screens 600 an hour. */
class WindowRuleTest {

    private static final Site GATE = TestingRules.gate("gate-1");

    @Test
    void moreThanHalfAgainOfWhatCanBeScreenedIsImplausible() {
        assertThat(judge(new ImplausibleCount(), false, Map.of(Measure.PERSONS, 400L, Measure.VEHICLES, 50L)))
                .isEqualTo(State.FINE);
        assertThat(judge(new ImplausibleCount(), false, Map.of(Measure.PERSONS, 400L, Measure.VEHICLES, 51L)))
                .isEqualTo(State.WRONG);
    }

    @Test
    void complianceIsRaisedBelowItsShareAndClearedAtAHigherOne() {
        assertThat(musts(false, 100, 70)).isEqualTo(State.FINE);
        assertThat(musts(false, 100, 69)).isEqualTo(State.WRONG);
        assertThat(musts(true, 100, 74)).isEqualTo(State.WRONG);
        assertThat(musts(true, 100, 75)).isEqualTo(State.FINE);
        assertThat(musts(true, 19, 0)).isEqualTo(State.UNKNOWN);
    }

    @Test
    void stuckThermometerIsFoundByItsFeversAndAColdOneByItsMean() {
        assertThat(thermometer(20, 4200, 20)).isEqualTo(State.WRONG);
        assertThat(thermometer(20, 3650, 1)).isEqualTo(State.FINE);
        assertThat(thermometer(20, 3449, 0)).isEqualTo(State.WRONG);
        assertThat(thermometer(20, 3450, 0)).isEqualTo(State.FINE);
        assertThat(thermometer(9, 4200, 9)).isEqualTo(State.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void emptyHalfHourRaisesNothing(Kind kind) {
        assertThat(judge(kind.rule(), false, Map.of())).isNotEqualTo(State.WRONG);
    }

    /** Every rule on half hours. */
    private enum Kind {
        IMPLAUSIBLE_COUNT,
        COMPLIANCE,
        THERMOMETER_FAULT;

        WindowRule rule() {
            return WindowRule.ALL.stream()
                    .filter(rule -> rule.rule().name().equals(name()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyRuleIsTested() {
        assertThat(WindowRule.ALL).hasSize(Kind.values().length);
    }

    private static State musts(boolean isRaised, long recorded, long kept) {
        return judge(new Compliance(), isRaised, Map.of(Measure.MUSTS_RECORDED, recorded, Measure.MUSTS_KEPT, kept));
    }

    private static State thermometer(long readings, long centidegrees, long fevers) {
        return judge(
                new ThermometerFault(),
                false,
                Map.of(
                        Measure.TEMPERATURE_COUNT,
                        readings,
                        Measure.TEMPERATURE_SUM,
                        readings * centidegrees,
                        Measure.FEVER,
                        fevers));
    }

    private static State judge(WindowRule rule, boolean isRaised, Map<Measure, Long> counts) {
        SiteWindow window = SiteWindow.empty("gate-1", MORNING);
        long[] all = new long[Measure.COUNT];
        counts.forEach((measure, count) -> all[measure.ordinal()] = count);
        RuleSettings settings = TestingRules.knowing().rules().settings(rule.rule(), GATE, null, MORNING);
        return rule.judge(window.plus(all), GATE, settings, isRaised).state();
    }
}
