package org.passflow.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {
    private static final Instant MINUTE = Instant.parse("2026-11-23T01:05:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LiveCounts.Site BUSY = new LiveCounts.Site("exit-east", 12, 3, 0, 1_400, MINUTE);
    private static final LiveCounts.Site QUIET = new LiveCounts.Site("post-7", 0, 0, 0, 2, MINUTE.minusSeconds(1_800));

    @Test
    void timesAreShownInTheZoneOfTheDistrict() {
        List<String> lines = new LiveTable(SHANGHAI, 10).lines(counts(Duration.ofSeconds(75)));

        assertThat(lines).first().asString().contains("2026-11-23 09:05", "live, 75 s behind");
        assertThat(lines).last().asString().contains("post-7", "08:35");
    }

    @Test
    void historyBeingReadIsNotCalledLive() {
        List<String> lines = new LiveTable(SHANGHAI, 10).lines(counts(Duration.ofHours(49)));

        assertThat(lines).first().asString().contains("2 d 1 h behind").doesNotContain("live");
    }

    @Test
    void sitesThatDoNotFitAreCounted() {
        List<String> lines = new LiveTable(SHANGHAI, 1).lines(counts(Duration.ZERO));

        assertThat(lines).last().isEqualTo("… and 1 more sites");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(new LiveTable(SHANGHAI, 10).lines(counts(Duration.ofDays(400))))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void oneLineSumsAllSites() {
        assertThat(new LiveTable(SHANGHAI, 1).line(counts(Duration.ZERO)))
                .contains("in 12", "out 3", "sites 2", "7 late", "5 rejects");
    }

    private static LiveCounts counts(Duration age) {
        return new LiveCounts(MINUTE, age, List.of(BUSY, QUIET), 123_456, 5, 7);
    }
}
