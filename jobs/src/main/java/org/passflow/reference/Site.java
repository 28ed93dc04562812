package org.passflow.reference;

import java.io.Serializable;

/**
 * One entry of the roster: a gate, post, hub, desk or quarantine site, and what is expected of it. Nullable: everything
 * but siteId.
 *
 * @param region division code of 2, 4, 6, 9 or 12 digits
 * @param grid grid cell of the neighbourhood
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 * @param inletOf the region whose inflow passes here
 * @param unit id of the unit that is responsible
 * @param capacityPerHour how many can be screened in an hour
 * @param capacity places, of a quarantine or holding site
 * @param lanes lanes or desks
 * @param openingHours local time, as {@code 05:00-24:00}
 * @param heartbeatMinutes how often a sign of life is expected; beyond it the post is silent
 * @param reportsDaily whether a daily report is due
 * @param disinfectionsPerDay how many disinfections are due in a business day
 * @param requiredStaff people to be on duty
 * @param reserve whether the site is kept for when others are full (DOMAIN D5)
 */
public record Site(
        String siteId,
        SiteKind kind,
        String nameZh,
        String nameEn,
        String region,
        String grid,
        Double latitude,
        Double longitude,
        String inletOf,
        String unit,
        Integer capacityPerHour,
        Integer capacity,
        Integer lanes,
        String openingHours,
        Integer heartbeatMinutes,
        Boolean reportsDaily,
        Integer disinfectionsPerDay,
        Integer requiredStaff,
        Boolean reserve)
        implements Serializable {}
