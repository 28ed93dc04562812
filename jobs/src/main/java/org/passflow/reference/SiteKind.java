package org.passflow.reference;

/** What a site is (DOMAIN sections 1 and 2). */
public enum SiteKind {
    HIGHWAY_EXIT,
    HIGHWAY_TOLL,
    ROAD_POST,
    VILLAGE_ENTRANCE,
    COMPOUND_GATE,
    ENTERPRISE_GATE,
    RAIL_STATION,
    AIRPORT,
    COACH_STATION,
    SAMPLING_SITE,
    HOME_TEAM,
    FEVER_CLINIC,
    QUARANTINE_SITE
}
