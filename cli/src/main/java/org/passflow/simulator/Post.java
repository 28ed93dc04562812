package org.passflow.simulator;

/**
 * What the simulator needs to know of a site in the roster.
 *
 * @param kind as in the roster, for instance ROAD_POST
 * @param lanes lanes or desks, at least 1
 * @param heartbeatMinutes how often the post says that it is there
 */
public record Post(String siteId, String kind, String region, int lanes, int heartbeatMinutes) {}
