package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.bridge.TestingAlerts.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChainPulseTest {
    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final Heartbeat FRESH = new Heartbeat(NOW, Duration.ofSeconds(10));

    @Test
    void chainWithoutAHeartbeatIsDead() {
        assertThat(ChainPulse.unseen(WITHIN).seen(null, NOW).beats(null, NOW)).isFalse();
    }

    @Test
    void heartbeatStoredLatelyIsLifeWhateverDayItIsOf() {
        Heartbeat ofHistory = new Heartbeat(Instant.parse("2022-01-31T00:00:00Z"), Duration.ofSeconds(10));

        assertThat(pulseAfter(ofHistory, NOW).beats(ofHistory, NOW)).isTrue();
    }

    @Test
    void heartbeatStoredLongAgoIsNoLife() {
        Heartbeat old = new Heartbeat(NOW, WITHIN.plusMillis(1));

        assertThat(pulseAfter(old, NOW).beats(old, NOW)).isFalse();
    }

    @Test
    void heartbeatWrittenOverAndOverIsNoLife() {
        ChainPulse pulse = pulseAfter(FRESH, NOW);
        Instant last = NOW.plus(WITHIN);

        assertThat(pulse.seen(FRESH, last).beats(FRESH, last)).isTrue();
        assertThat(pulse.seen(FRESH, last.plusMillis(1)).beats(FRESH, last.plusMillis(1)))
                .isFalse();
    }

    @Test
    void heartbeatThatGoesOnIsLifeAgain() {
        Instant later = NOW.plus(Duration.ofHours(1));
        Heartbeat next = new Heartbeat(later, Duration.ZERO);

        assertThat(pulseAfter(FRESH, NOW).seen(next, later).beats(next, later)).isTrue();
    }

    private static ChainPulse pulseAfter(Heartbeat beat, Instant now) {
        return ChainPulse.unseen(WITHIN).seen(beat, now);
    }
}
