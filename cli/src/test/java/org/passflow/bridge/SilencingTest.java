package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.bridge.TestingAlerts.KEPT;
import static org.passflow.bridge.TestingAlerts.NOW;
import static org.passflow.bridge.TestingAlerts.SETTINGS;
import static org.passflow.bridge.TestingAlerts.in;
import static org.passflow.bridge.TestingAlerts.warning;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.bridge.StoredAlert.State;

class SilencingTest {
    private static final Silencing SILENCING = new Silencing(SETTINGS.keep());
    private static final StoredAlert OPEN = warning("a");
    private static final StoredAlert TAKEN = in(State.ACKNOWLEDGED, OPEN);
    private static final StoredAlert ASIDE = in(State.SHELVED, OPEN);

    @Test
    void acknowledgedAlertIsSilentInTheNameOfTheOfficer() {
        assertThat(plan(TAKEN).sets()).containsExactly(new Silence(null, "a", "王警官", NOW, KEPT));
    }

    @Test
    void shelvedAlertIsSilentUntilItsTime() {
        assertThat(plan(ASIDE).sets())
                .containsExactly(
                        new Silence(null, "a", "王警官", NOW, ASIDE.times().shelvedUntil()));
    }

    @Test
    void openAlertIsNotSilent() {
        assertThat(plan(OPEN)).isEqualTo(new Silencing.Plan(List.of(), List.of()));
    }

    @Test
    void whatIsSilentIsNotSilencedAgain() {
        Silence taken = standing("1", KEPT.minusSeconds(60));
        Silence aside = standing("1", ASIDE.times().shelvedUntil());

        assertThat(plan(TAKEN, taken)).isEqualTo(new Silencing.Plan(List.of(), List.of()));
        assertThat(plan(ASIDE, aside)).isEqualTo(new Silencing.Plan(List.of(), List.of()));
    }

    @Test
    void silenceOfAnAcknowledgedAlertIsProlongedBeforeItRunsOut() {
        Silence standing = standing("1", NOW.plus(SETTINGS.keep().dividedBy(2)));

        assertThat(plan(TAKEN, standing).sets()).containsExactly(standing.until(KEPT));
    }

    @Test
    void silenceFollowsAnotherTimeOfShelving() {
        Silence standing = standing("1", NOW.plus(Duration.ofHours(1)));

        assertThat(plan(ASIDE, standing).sets())
                .containsExactly(standing.until(ASIDE.times().shelvedUntil()));
    }

    @Test
    void silenceExpiresWhenTheAlertIsOpenAgainOrOver() {
        Silence standing = standing("1", KEPT);

        assertThat(plan(OPEN, standing).expiries()).containsExactly(standing);
        assertThat(SILENCING.plan(List.of(), List.of(standing), NOW).expiries()).containsExactly(standing);
    }

    @Test
    void ofTwoSilencesOfOneAlertTheLongerStays() {
        Silence shorter = standing("1", KEPT.minusSeconds(60));
        Silence longer = standing("2", KEPT);

        assertThat(plan(TAKEN, longer, shorter)).isEqualTo(new Silencing.Plan(List.of(), List.of(shorter)));
    }

    private static Silencing.Plan plan(StoredAlert alert, Silence... held) {
        return SILENCING.plan(List.of(alert), Arrays.asList(held), NOW);
    }

    private static Silence standing(String id, Instant endsAt) {
        return new Silence(id, "a", "王警官", NOW.minusSeconds(600), endsAt);
    }
}
