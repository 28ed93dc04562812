package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passflow.event.AlertAction;
import org.passflow.event.DutyAction;

class HandoverTextTest {
    private static final Instant SINCE = Instant.parse("2026-11-24T00:00:00Z");
    private static final HandoverText TEXT = new HandoverText(new AlertText(ZoneId.of("Asia/Shanghai")));
    private static final ChainAge FRESH = new ChainAge(Optional.of(Duration.ZERO), Optional.of(Duration.ZERO));

    @Test
    void eachAlertStandsUnderItsStateWithWhoDidWhat() {
        List<String> lines = TEXT.lines(handover(
                List.of(
                        TestingAlerts.in(AlertState.OPEN),
                        TestingAlerts.fever(
                                "\"state\": \"CLOSED\"",
                                "\"ended_at\": \"2026-11-24 02:30:00.000\"",
                                "\"closed_by\": \"duty-2\"",
                                "\"outcome\": \"HANDLED\"")),
                List.of()));

        assertThat(lines)
                .contains(
                        "本班新增 noticed in this shift (2)  fever 2",
                        "未确认 open: 请接班人处理 to be taken up (1)",
                        "已搁置 shelved (0)",
                        "已关闭 closed (1)")
                .anyMatch(line -> line.endsWith("11-24 10:30  关闭人 by duty-2 HANDLED"))
                .anyMatch(line -> line.contains("0357-0000009"));
    }

    @Test
    void whatEndedInAnEarlierShiftIsNotHandedOver() {
        Alert before = TestingAlerts.fever(
                "\"state\": \"RESOLVED\"",
                "\"noticed_at\": \"2026-11-23 10:00:00.000\"",
                "\"ended_at\": \"2026-11-23 11:00:00.000\"");

        assertThat(TEXT.lines(handover(List.of(before), List.of())))
                .contains("本班新增 noticed in this shift (0)", "已恢复 resolved by data (0)");
    }

    @Test
    void actionsStandBesideTheirAlertAndLostOnesAreRepeatedAtTheEnd() {
        Alert alert = TestingAlerts.in(AlertState.OPEN);
        AlertAction comment = new AlertAction(alert.id(), DutyAction.COMMENT, "王队长", null, null, "已派人");

        List<String> lines =
                TEXT.lines(handover(List.of(alert), List.of(new TakenAction(comment, SINCE.plusSeconds(60), true))));

        assertThat(lines)
                .contains("      11-24 08:01 王队长 COMMENT 已派人 【未送达,请重做 LOST: do it again】")
                .contains("!! 未送达的操作 actions that were lost (1)");
    }

    private static Handover handover(List<Alert> alerts, List<TakenAction> actions) {
        return new Handover(SINCE, SINCE.plusSeconds(28_800), "", alerts, actions, FRESH);
    }
}
