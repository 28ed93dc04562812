package org.passflow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final Instant MINUTE = Instant.parse("2026-11-23T01:05:00Z");
    private static final LiveCounts.OpenAlerts ALERTS = new LiveCounts.OpenAlerts(1, 12, 1_003);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LiveCounts.Site BUSY =
            new LiveCounts.Site("exit-east", "临汾城东口", SiteState.COUNTED, 12L, 3L, 0L, 1_400L, MINUTE);
    private static final LiveCounts.Site QUIET =
            new LiveCounts.Site("post-7", "段店乡第七交通卡口", SiteState.ZERO, 0L, 0L, 0L, 2L, MINUTE.minusSeconds(1_800));
    private static final LiveCounts.Site SILENT =
            new LiveCounts.Site("post-8", "段店乡第八交通卡口", SiteState.SILENT, null, null, null, null, null);

    @Test
    void timesAreShownInTheZoneOfTheDistrict() {
        List<String> lines = new LiveTable(SHANGHAI, 10).lines(counts(Duration.ofSeconds(75)));

        assertThat(lines).first().asString().contains("2026-11-23 09:05", "实时 live, 75 s");
        assertThat(lines).anyMatch(line -> line.contains("段店乡第七交通卡口") && line.contains("08:35"));
    }

    @Test
    void zeroIsANumberAndSilenceIsNot() {
        List<String> lines = new LiveTable(SHANGHAI, 10).lines(counts(Duration.ZERO));

        assertThat(lines).anyMatch(line -> line.matches("段店乡第七交通卡口 .* 0 .* 无人 zero"));
        assertThat(lines).anyMatch(line -> line.matches("段店乡第八交通卡口 .* – .* 失联 silent"));
        assertThat(lines).last().isEqualTo("失联 silent: 段店乡第八交通卡口");
        assertThat(lines).element(1).asString().contains("失联 silent 1 · 计数 counted 1 · 无人 zero 1");
    }

    @Test
    void historyBeingReadIsNotCalledLive() {
        List<String> lines = new LiveTable(SHANGHAI, 10).lines(counts(Duration.ofHours(49)));

        assertThat(lines).first().asString().contains("behind 2 d 1 h").doesNotContain("live");
    }

    @Test
    void openAlertsAreCountedBySeverity() {
        assertThat(new LiveTable(SHANGHAI, 10).lines(counts(Duration.ZERO)))
                .contains("预警 alerts  严重 critical 1 · 警告 warning 12 · 提示 notice 1,003");
    }

    @Test
    void sitesThatDoNotFitAreCounted() {
        List<String> lines = new LiveTable(SHANGHAI, 1).lines(counts(Duration.ZERO));

        assertThat(lines).contains("… 其余 2 more");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        List<LiveCounts.Site> many = new ArrayList<>(Collections.nCopies(500, SILENT));
        many.add(BUSY);
        LiveCounts crowd = new LiveCounts(MINUTE, Duration.ofDays(400), many, 1_234_567, 1_234_567, ALERTS);

        assertThat(new LiveTable(SHANGHAI, 10).lines(crowd))
                .allSatisfy(line -> assertThat(TerminalText.width(line)).isLessThanOrEqualTo(LiveTable.WIDTH));
    }

    @Test
    void oneLineSumsAllSites() {
        assertThat(new LiveTable(SHANGHAI, 1).line(counts(Duration.ZERO)))
                .contains("进 in 12", "出 out 3", "失联 silent 1", "late 7", "rejects 5");
    }

    private static LiveCounts counts(Duration age) {
        return new LiveCounts(MINUTE, age, List.of(BUSY, QUIET, SILENT), 5, 7, ALERTS);
    }
}
