package org.passflow.journey;

import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.HubStage;
import org.passflow.event.Purpose;

/**
 * What the steps of one passenger on one trip come to. Of a stage the earliest step stands, of RELEASED the latest. Times in
 * epoch milliseconds UTC; null where there was no such step.
 *
 * @param siteId the hub; null when no step stands
 * @param heldMillis time between HELD and RELEASED, all such together
 * @param heldSince of the HELD that no RELEASED follows; null when there is none
 * @param ackedRoles the roles that acknowledged, each once, in the order of the alphabet
 * @param lastAckedAt when the last of these roles did
 * @param steps how many stand
 * @param outcome null while it goes on
 * @param readyAt from when on nothing but the push was waited for
 * @param leftHubAt when the passenger was pushed, exempted, turned back or taken away
 * @param illegal steps that the table does not allow where they stand
 * @param firstIllegal the first of them; null for none
 * @param lastStage of the last step
 */
public record Journey(
        String siteId,
        Long arrivedAt,
        Long registeredAt,
        Long screenedAt,
        Long classifiedAt,
        Long heldAt,
        Long releasedAt,
        Long pushedAt,
        Long receivedAt,
        Long turnedBackAt,
        Long exemptAt,
        Long transferDepartedAt,
        Long transferArrivedAt,
        Long homeArrivedAt,
        long heldMillis,
        Long heldSince,
        List<String> ackedRoles,
        Long firstAckedAt,
        Long lastAckedAt,
        String originRegion,
        String destinationRegion,
        Purpose purpose,
        CaptureMode captureMode,
        String toSite,
        Integer maxTemperatureCentidegrees,
        int steps,
        Outcome outcome,
        Long endedAt,
        Long readyAt,
        Long leftHubAt,
        int illegal,
        Step firstIllegal,
        HubStage lastStage,
        Long lastStepAt) {

    /** What steps come to that stand in their order. */
    static Journey of(List<Step> steps) {
        JourneyFold fold = new JourneyFold();
        steps.forEach(fold::add);
        return fold.journey();
    }

    /** The way on which the passenger left the hub; null while there. Of two at one time the first named here. */
    public HubStage way() {
        if (leftHubAt == null) {
            return null;
        }
        if (leftHubAt.equals(turnedBackAt)) {
            return HubStage.TURNED_BACK;
        }
        if (leftHubAt.equals(exemptAt)) {
            return HubStage.EXEMPT;
        }
        return leftHubAt.equals(transferDepartedAt) ? HubStage.TRANSFER_DEPARTED : HubStage.PUSHED;
    }
}
