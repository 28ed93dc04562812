package org.passflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialReportTest {

    private static final Instant LATE_EVENING = Instant.parse("2022-10-18T15:59:00Z");
    private static final Instant AFTER_MIDNIGHT = Instant.parse("2022-10-18T16:01:00Z");

    @Test
    void saysWhatDiffersByDayAndSite() {
        RaisedAlert both = alert("a", "gate-1", LATE_EVENING);
        RaisedAlert onlyWould = alert("b", "gate-1", AFTER_MIDNIGHT);
        RaisedAlert onlyDid = alert("c", "gate-2", LATE_EVENING);
        RuleTrial.Outcome outcome =
                new RuleTrial.Outcome(LATE_EVENING, AFTER_MIDNIGHT, List.of(both, onlyWould), List.of(both, onlyDid));
        StringWriter text = new StringWriter();

        new TrialReport(ZoneId.of("Asia/Shanghai"), "zh", 5).print(outcome, new PrintWriter(text, true));

        assertThat(text.toString())
                .contains("2 would have been raised, 2 were")
                .containsPattern("2022-10-18 +1 +2")
                .containsPattern("2022-10-19 +1 +0")
                .containsPattern("gate-1 +2 +1")
                .containsPattern("gate-2 +0 +1")
                .contains("Would have been raised too: 1\n  2022-10-19 00:01:00 WARNING  预警b")
                .contains("Would not have been raised: 1\n  2022-10-18 23:59:00 WARNING  预警c");
    }

    private static RaisedAlert alert(String id, String site, Instant noticed) {
        return new RaisedAlert(
                id, "fever", "fever", "WARNING", site, noticed, noticed, false, "预警" + id, "alert " + id);
    }
}
