package org.passflow.rejects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.passflow.event.TimeRules;
import org.passflow.event.Topics;

class RetryRulesTest {
    private static final long HAPPENED = 1_650_000_000_000L;
    private static final Duration HORIZON = Duration.ofHours(24);
    private static final byte[] EVENT = ("{\"schema_version\":1,\"event_id\":\"e-1\",\"event_time\":" + HAPPENED
                    + ",\"site_id\":\"gate-1\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"}")
            .getBytes(UTF_8);

    private final RetryRules rules = new RetryRules(new TimeRules(HORIZON, TimeRules.DEFAULT_CLOCK_TOLERANCE));

    @Test
    void whatWouldCountNowIsSent() {
        assertThat(judge(EVENT, HAPPENED + HORIZON.toMillis()).send()).isTrue();
    }

    @Test
    void whatIsOlderThanTheHorizonIsPointedToReprocessing() {
        RetryRules.Verdict verdict = judge(EVENT, HAPPENED + HORIZON.toMillis() + 1);

        assertThat(verdict.send()).isFalse();
        assertThat(verdict.explanation()).contains("higher generation");
    }

    @Test
    void whatIsStillAheadIsNotSent() {
        RetryRules.Verdict verdict =
                judge(EVENT, HAPPENED - Duration.ofMinutes(6).toMillis());

        assertThat(verdict.send()).isFalse();
        assertThat(verdict.explanation()).contains("FUTURE");
    }

    @Test
    void whatIsNotMendedIsNamedWithoutItsValues() {
        byte[] value = "{\"phone\":\"13812345678\"}".getBytes(UTF_8);

        RetryRules.Verdict verdict = judge(value, HAPPENED);

        assertThat(verdict.send()).isFalse();
        assertThat(verdict.explanation()).contains("RAW_IDENTITY").doesNotContain("138");
        assertThat(judge(null, HAPPENED).explanation()).contains("EMPTY");
    }

    @Test
    void referenceDataIsNotSentAgain() {
        assertThat(rules.judge(Topics.SITES, EVENT, HAPPENED).send()).isFalse();
        assertThat(rules.judge("no-such-topic", EVENT, HAPPENED).send()).isFalse();
    }

    private RetryRules.Verdict judge(byte[] value, long nowMillis) {
        return rules.judge(Topics.CHECKPOINT_EVENTS, value, nowMillis);
    }
}
