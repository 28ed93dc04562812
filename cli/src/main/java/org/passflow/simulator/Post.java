package org.passflow.simulator;

import java.time.LocalTime;

/**
 * What the simulator needs to know of a site in the roster.
 *
 * @param kind as in the roster, for instance ROAD_POST
 * @param lanes lanes or desks, at least 1
 * @param opensAt local time
 * @param closesAt local time; midnight for the end of the day
 * @param heartbeatMinutes how often the post says that it is there; 0 for never
 * @param reportsDaily whether it owes a daily report
 * @param capacityPerHour how many persons and vehicles it can screen; 0 where the roster does not say
 */
public record Post(
        String siteId,
        String kind,
        String region,
        int lanes,
        LocalTime opensAt,
        LocalTime closesAt,
        int heartbeatMinutes,
        boolean reportsDaily,
        int capacityPerHour) {

    boolean isOpenAt(LocalTime time) {
        return !time.isBefore(opensAt) && (closesAt.equals(LocalTime.MIDNIGHT) || time.isBefore(closesAt));
    }

    boolean isOpenDayAndNight() {
        return opensAt.equals(LocalTime.MIDNIGHT) && closesAt.equals(LocalTime.MIDNIGHT);
    }

    /** The same for every simulation; unlike for different sites. */
    long number() {
        return Dice.mix(siteId.hashCode());
    }
}
