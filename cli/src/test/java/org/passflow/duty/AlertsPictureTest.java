package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.passflow.watch.LiveTable;
import org.passflow.watch.TerminalText;

class AlertsPictureTest {
    private static final ChainAge FRESH =
            new ChainAge(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofSeconds(42)));
    private static final AlertsPicture PICTURE = new AlertsPicture(
            null,
            new AlertText(ZoneId.of("Asia/Shanghai")),
            2,
            InstantSource.fixed(Instant.parse("2026-11-24T01:05:07Z")));

    @Test
    void alertSaysWhatWhereSinceWhenAndWhomToCall() {
        List<String> lines = PICTURE.inFull(List.of(TestingAlerts.fever()), FRESH);

        assertThat(String.join("\n", lines))
                .contains(
                        "2026-11-24 09:05:07",
                        "deadbeef  严重 CRITICAL  11-24 09:00 起 since  未确认 open",
                        "北街一号门 Beijie gate 1",
                        "体温38.6℃",
                        "Temperature 38.6 °C",
                        "实际 value 38.6  期望 expected 37.3",
                        "Measure again",
                        "责任 owner  北街社区 Beijie community  0357-0000009")
                .contains("数据 data 3 s · 看门狗 watchdog 42 s")
                .doesNotContain("STALE");
    }

    @Test
    void severityHasItsColourOnTheHeadingOnly() {
        List<String> lines =
                PICTURE.inFull(List.of(TestingAlerts.fever(), TestingAlerts.fever("\"severity\": \"NOTICE\"")), FRESH);

        assertThat(lines)
                .filteredOn(line -> line.startsWith("\033[1;31m"))
                .singleElement()
                .asString()
                .contains("CRITICAL");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("\033[36m"))
                .singleElement()
                .asString()
                .contains("NOTICE");
    }

    @Test
    void deadWatchdogIsLoudAlsoWhereNothingIsOpen() {
        ChainAge dead = new ChainAge(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofMinutes(11)));

        List<String> lines = PICTURE.inFull(List.of(), dead);

        assertThat(lines.get(1)).startsWith("\033[1;97;41m").contains("STALE", "watchdog 11 min");
        assertThat(lines).contains("没有预警不等于平安 no alerts does not mean all is well");
        assertThat(PICTURE.inShort(List.of(), dead)).contains("STALE");
    }

    @Test
    void watchdogThatNeverWasIsStale() {
        ChainAge never = new ChainAge(Optional.empty(), Optional.empty());

        assertThat(never.isStale()).isTrue();
        assertThat(never.words()).isEqualTo("数据 data 从未 never · 看门狗 watchdog 从未 never");
    }

    @Test
    void actionThatWaitsIsShown() {
        assertThat(PICTURE.inFull(List.of(TestingAlerts.fever("\"pending_action\": \"ACK\"")), FRESH))
                .anyMatch(line -> line.contains("未确认 open → ACK…"));
    }

    @Test
    void alertsThatDoNotFitAreCounted() {
        assertThat(PICTURE.inFull(Collections.nCopies(5, TestingAlerts.fever()), FRESH))
                .last()
                .asString()
                .contains("其余 3 more");
        assertThat(PICTURE.inShort(Collections.nCopies(5, TestingAlerts.fever()), FRESH))
                .contains("严重 CRITICAL 5 · 警告 WARNING 0 · 提示 NOTICE 0");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        Alert wordy = TestingAlerts.fever(
                "\"text_zh\": \"" + "长".repeat(200) + '"',
                "\"site_name_zh\": \"" + "名".repeat(100) + '"',
                "\"members\": 10000");

        assertThat(PICTURE.inFull(List.of(wordy), new ChainAge(Optional.empty(), Optional.empty())))
                .allSatisfy(line -> assertThat(TerminalText.width(line.replaceAll("\033\\[[0-9;]*m", "")))
                        .isLessThanOrEqualTo(LiveTable.WIDTH));
    }
}
