package org.passflow.event;

import java.util.List;

/**
 * One step of one passenger at a transit hub or on the way home. Nullable: everything but siteId, tripId, personToken
 * and stage.
 *
 * @param tripId the run of a train, flight or coach, unique per run and day
 * @param personToken HMAC token, never a name or number
 * @param temperatureCentidegrees hundredths of a degree Celsius, 0 to 6000
 * @param originRegion division code: 2, 4, 6, 9 or 12 digits
 * @param destinationRegion division code: 2, 4, 6, 9 or 12 digits
 * @param ackedBy role of whoever took over, of the five responsible for one (DOMAIN G4)
 * @param toSite where the passenger is taken
 * @param lane desk of the hub
 */
public record HubEvent(
        String siteId,
        String tripId,
        String personToken,
        HubStage stage,
        Integer temperatureCentidegrees,
        List<String> symptoms,
        String originRegion,
        String destinationRegion,
        Purpose purpose,
        CaptureMode captureMode,
        String ackedBy,
        String toSite,
        String lane,
        String shift) {}
