package org.passflow.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.testing.TestingEvents.MORNING;

import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.passflow.alert.Alert;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Severity;
import org.passflow.testing.TestingMetrics;
import org.passflow.testing.TestingRules;

/** What the keeper of alerts tells of itself. */
@SuppressWarnings("try") // Harnesses may throw anything when they close.
class AlertMetricsTest {

    private static final long MINUTE = 60_000;

    private final TestingMetrics metrics = new TestingMetrics();

    @Test
    void alertIsOpenUntilItEndsAlsoAcrossARestart() throws Exception {
        AlertSign first = fever("e1");
        OperatorSubtaskState snapshot;
        try (Keeper keeper = new Keeper(metrics)) {
            keeper.open();
            keeper.find(first);
            keeper.find(fever("e2"));
            keeper.find(first);
            assertThat(metrics.value("open_alerts")).isEqualTo(2);
            snapshot = keeper.snapshot(1, MORNING);
        }

        try (Keeper restored = new Keeper(metrics)) {
            restored.initializeState(snapshot);
            restored.open();
            assertThat(metrics.value("open_alerts")).isEqualTo(2);
            restored.close(first, MORNING + MINUTE);
            restored.passTo(MORNING + MINUTE);
            assertThat(metrics.value("open_alerts")).isEqualTo(1);
        }
    }

    @Test
    void versionsOfRulesAreCountedOnceEach() throws Exception {
        ReferenceVersion rule = TestingRules.rule("fever", "fever", Map.of("celsius", "38"));
        ReferenceVersion later = TestingRules.rule(rule.alertRule(), MORNING);
        try (Keeper keeper = new Keeper(metrics)) {
            keeper.open();
            keeper.know(rule);
            assertThat(metrics.value("rule_versions")).isEqualTo(1);
            keeper.know(later);
            keeper.know(rule);
            keeper.know(TestingRules.unit("unit-village", null));
        }

        assertThat(metrics.value("rule_versions")).isEqualTo(2);
        assertThat(metrics.value("rule_version_arrival")).isEqualTo(MORNING);
    }

    private static AlertSign fever(String event) {
        return AlertSign.of(new Finding(
                "fever",
                "fever",
                Severity.CRITICAL,
                Step.RAISE,
                new Subject(SubjectKind.EVENT, event, "gate-1", TestingRules.VILLAGE),
                "",
                MORNING,
                MORNING,
                true,
                Measured.none(),
                null,
                Map.of()));
    }

    /** The operator that keeps alerts. */
    private static final class Keeper extends AbstractStreamOperatorTestHarness<Alert> {

        Keeper(TestingMetrics metrics) throws Exception {
            super(
                    new CoBroadcastWithKeyedOperator<>(
                            new KeepAlerts(new Beginning(List.of(), TestingRules.shipped(), Map.of(), Map.of())),
                            List.of(Judging.VERSIONS)),
                    metrics.environment());
            config.setStatePartitioner(0, (KeySelector<AlertSign, String>) AlertSign::share);
            config.setStateKeySerializer(Types.STRING.createSerializer(executionConfig.getSerializerConfig()));
            config.serializeAllConfigs();
        }

        void find(AlertSign sign) throws Exception {
            StreamRecord<AlertSign> element = new StreamRecord<>(sign, sign.atMillis());
            keeper().setKeyContextElement1(element);
            keeper().processElement1(element);
        }

        void know(ReferenceVersion version) throws Exception {
            keeper().processElement2(new StreamRecord<>(version));
        }

        void close(AlertSign sign, long atMillis) throws Exception {
            AlertAction close =
                    new AlertAction(sign.alertId(), DutyAction.CLOSE, "officer", AlertOutcome.HANDLED, null, null);
            find(new AlertSign(sign.alertId(), null, close, atMillis, atMillis, "close"));
        }

        void passTo(long timeMillis) throws Exception {
            keeper().processWatermark1(new Watermark(timeMillis));
            keeper().processWatermark2(new Watermark(timeMillis));
        }

        @SuppressWarnings("unchecked")
        private CoBroadcastWithKeyedOperator<String, AlertSign, ReferenceVersion, Alert> keeper() {
            return (CoBroadcastWithKeyedOperator<String, AlertSign, ReferenceVersion, Alert>) operator;
        }
    }
}
