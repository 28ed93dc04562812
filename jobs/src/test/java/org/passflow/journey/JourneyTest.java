package org.passflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.event.HubStage.ACKED;
import static org.passflow.event.HubStage.ARRIVED;
import static org.passflow.event.HubStage.CLASSIFIED;
import static org.passflow.event.HubStage.EXEMPT;
import static org.passflow.event.HubStage.HELD;
import static org.passflow.event.HubStage.HOME_ARRIVED;
import static org.passflow.event.HubStage.PUSHED;
import static org.passflow.event.HubStage.RECEIVED;
import static org.passflow.event.HubStage.REGISTERED;
import static org.passflow.event.HubStage.RELEASED;
import static org.passflow.event.HubStage.SCREENED;
import static org.passflow.event.HubStage.TRANSFER_ARRIVED;
import static org.passflow.event.HubStage.TRANSFER_DEPARTED;
import static org.passflow.event.HubStage.TURNED_BACK;
import static org.passflow.journey.TestingSteps.MINUTE;
import static org.passflow.journey.TestingSteps.event;
import static org.passflow.testing.TestingEvents.MORNING;
import static org.passflow.testing.TestingEvents.takenBack;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.event.CaptureMode;
import org.passflow.event.Purpose;
import org.passflow.event.Received;

class JourneyTest {

    private static final Duration HORIZON = Duration.ofHours(24).plusMinutes(20);

    @Test
    void journeyHomeHasTheTimeOfEachStageAndNothingIllegal() {
        Journey journey = TestingSteps.of(TestingSteps.home()).journey();

        assertThat(journey.siteId()).isEqualTo("railway-linfen");
        assertThat(journey.arrivedAt()).isEqualTo(MORNING);
        assertThat(journey.classifiedAt()).isEqualTo(MORNING + 30 * MINUTE);
        assertThat(journey.heldMillis()).isEqualTo(10 * MINUTE);
        assertThat(journey.heldSince()).isNull();
        assertThat(journey.readyAt()).isEqualTo(MORNING + 50 * MINUTE);
        assertThat(journey.leftHubAt()).isEqualTo(MORNING + 60 * MINUTE);
        assertThat(journey.way()).isEqualTo(PUSHED);
        assertThat(journey.ackedRoles())
                .containsExactly("grid-member", "medical-worker", "police-officer", "township-cadre", "village-cadre");
        assertThat(journey.firstAckedAt()).isEqualTo(MORNING + 80 * MINUTE);
        assertThat(journey.lastAckedAt()).isEqualTo(MORNING + 120 * MINUTE);
        assertThat(journey.outcome()).isEqualTo(Outcome.HOME);
        assertThat(journey.endedAt()).isEqualTo(MORNING + 130 * MINUTE);
        assertThat(journey.originRegion()).isEqualTo("420100");
        assertThat(journey.purpose()).isEqualTo(Purpose.RETURN_HOME);
        assertThat(journey.captureMode()).isEqualTo(CaptureMode.SELF);
        assertThat(journey.maxTemperatureCentidegrees()).isEqualTo(3640);
        assertThat(journey.steps()).isEqualTo(14);
        assertThat(journey.illegal()).isZero();
        assertThat(journey.lastStage()).isEqualTo(HOME_ARRIVED);
    }

    @Test
    void stepOutOfPlaceIsIllegalAndStillSetsItsTime() {
        Journey journey = TestingSteps.of(
                        event("a", 0, ARRIVED),
                        event("b", 1, REGISTERED),
                        event("c", 2, CLASSIFIED),
                        event("d", 3, RECEIVED),
                        event("e", 4, PUSHED))
                .journey();

        assertThat(journey.illegal()).isEqualTo(2);
        assertThat(journey.firstIllegal().eventId()).isEqualTo("d");
        assertThat(journey.receivedAt()).isEqualTo(MORNING + 3 * MINUTE);
        assertThat(journey.pushedAt()).isEqualTo(MORNING + 4 * MINUTE);
    }

    @Test
    void journeyThatDoesNotBeginWithArrivalIsIllegalInItsFirstStepOnly() {
        Journey journey = TestingSteps.of(event("b", 1, REGISTERED), event("c", 2, SCREENED))
                .journey();

        assertThat(journey.illegal()).isEqualTo(1);
        assertThat(journey.firstIllegal().eventId()).isEqualTo("b");
    }

    @Test
    void nothingFollowsExemptionAndTurningBack() {
        for (var end : List.of(EXEMPT, TURNED_BACK)) {
            assertThat(Transitions.AFTER).doesNotContainKey(end);
            assertThat(Transitions.allow(end, PUSHED)).isFalse();
        }
    }

    @Test
    void eachHoldCountsAndOneThatGoesOnCountsNothingYet() {
        Journey journey = TestingSteps.of(
                        event("a", 0, HELD),
                        event("b", 10, RELEASED),
                        event("c", 20, HELD),
                        event("d", 25, RELEASED),
                        event("e", 30, HELD))
                .journey();

        assertThat(journey.heldAt()).isEqualTo(MORNING);
        assertThat(journey.releasedAt()).isEqualTo(MORNING + 25 * MINUTE);
        assertThat(journey.heldMillis()).isEqualTo(15 * MINUTE);
        assertThat(journey.heldSince()).isEqualTo(MORNING + 30 * MINUTE);
    }

    @Test
    void roleThatAcknowledgesAgainIsNoNewRole() {
        Journey journey = TestingSteps.of(
                        event("a", 0, ACKED, "acked_by", "village-cadre"),
                        event("b", 1, ACKED),
                        event("c", 2, ACKED, "acked_by", "village-cadre"))
                .journey();

        assertThat(journey.ackedRoles()).containsExactly("unknown", "village-cadre");
        assertThat(journey.lastAckedAt()).isEqualTo(MORNING + MINUTE);
    }

    @Test
    void firstEndDecides() {
        Journey journey = TestingSteps.of(
                        event("a", 0, TRANSFER_DEPARTED), event("b", 1, TRANSFER_ARRIVED), event("c", 2, HOME_ARRIVED))
                .journey();

        assertThat(journey.outcome()).isEqualTo(Outcome.TRANSFERRED);
        assertThat(journey.endedAt()).isEqualTo(MORNING + MINUTE);
        assertThat(journey.way()).isEqualTo(TRANSFER_DEPARTED);
    }

    @Test
    void readinessIsWhatWasDoneBeforeThePush() {
        Journey journey = TestingSteps.of(event("a", 0, REGISTERED), event("b", 5, PUSHED), event("c", 9, CLASSIFIED))
                .journey();

        assertThat(journey.readyAt()).isEqualTo(MORNING);
    }

    @Test
    void hubIsThatOfTheFirstStepAtOne() {
        Journey journey = TestingSteps.of(
                        event("a", 0, ACKED, "site_id", "township"), event("b", 5, REGISTERED, "site_id", "hub"))
                .journey();

        assertThat(journey.siteId()).isEqualTo("hub");
    }

    @Test
    void voidTakesItsStepBackOnceInEitherOrder() {
        Received step = event("a", 0, ARRIVED);

        Steps after = TestingSteps.of(step, takenBack(step), step);
        Steps before = TestingSteps.of(takenBack(step), step, takenBack(step));

        assertThat(after).isEqualTo(before);
        assertThat(after.applied()).isEqualTo(2);
        assertThat(after.journey().steps()).isZero();
        assertThat(after.journey().siteId()).isNull();
    }

    @Test
    void voidWithoutItsStepChangesNothingYet() {
        assertThat(TestingSteps.of(takenBack(event("a", 0, ARRIVED))).applied()).isZero();
    }

    @Test
    void sameIdInAnotherMinuteIsAnotherStep() {
        assertThat(TestingSteps.of(event("a", 0, ARRIVED), event("a", 1, ARRIVED))
                        .journey()
                        .steps())
                .isEqualTo(2);
    }

    @Test
    void whatArrivedLaterIsNotKnownYet() {
        Steps steps = TestingSteps.of(event("a", 0, ARRIVED), event("b", 5, REGISTERED));

        assertThat(steps.journeyBy(MORNING + 5 * MINUTE).registeredAt()).isNull();
        assertThat(steps.journeyBy(MORNING + 5 * MINUTE + 1).registeredAt()).isNotNull();
    }

    @Test
    void journeyIsOverLongAfterItsLastStepOrSoonAfterItsEnd() {
        Steps open = TestingSteps.of(event("a", 0, ARRIVED), event("b", 5, REGISTERED));
        Steps exempt = TestingSteps.of(event("a", 0, ARRIVED), event("b", 5, EXEMPT));
        Steps home = TestingSteps.of(event("a", 0, HOME_ARRIVED), event("b", 5, ACKED));

        assertThat(open.overMillis(HORIZON))
                .isEqualTo(MORNING + 5 * MINUTE + Duration.ofDays(3).toMillis() + HORIZON.toMillis());
        assertThat(exempt.overMillis(HORIZON)).isEqualTo(MORNING + 5 * MINUTE + HORIZON.toMillis());
        assertThat(home.overMillis(HORIZON))
                .isEqualTo(MORNING + 5 * MINUTE + Duration.ofDays(1).toMillis() + HORIZON.toMillis());
    }
}
