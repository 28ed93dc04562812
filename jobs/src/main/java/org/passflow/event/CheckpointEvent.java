package org.passflow.event;

import java.util.List;

/**
 * One person or vehicle screened at a gate, road post or sampling desk. Nullable: everything but siteId, subject and
 * disposition.
 *
 * @param direction null at a sampling desk
 * @param toSite where a transferred or referred person goes
 * @param personToken HMAC token, never a name or number
 * @param vehicleToken HMAC token, never a plate
 * @param occupants people in the vehicle, 0 to 200
 * @param temperatureCentidegrees hundredths of a degree Celsius, 0 to 6000, rounded half up from the decimal text
 * @param originRegion division code: 2, 4, 6, 9 or 12 digits
 * @param destinationRegion division code: 2, 4, 6, 9 or 12 digits
 * @param lane lane of a gate or desk of a sampling site
 */
public record CheckpointEvent(
        String siteId,
        Direction direction,
        Subject subject,
        Disposition disposition,
        String toSite,
        String personToken,
        String vehicleToken,
        Integer occupants,
        Integer temperatureCentidegrees,
        Boolean mask,
        Boolean registered,
        Boolean registrationValid,
        Boolean disinfected,
        List<String> symptoms,
        Residency residency,
        Purpose purpose,
        String originRegion,
        String destinationRegion,
        CaptureMode captureMode,
        String lane,
        String shift) {}
