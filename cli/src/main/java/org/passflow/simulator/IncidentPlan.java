package org.passflow.simulator;

import static org.passflow.simulator.Incident.Kind.DISINFECTION_SKIPPED;
import static org.passflow.simulator.Incident.Kind.DROP;
import static org.passflow.simulator.Incident.Kind.FEVERS_AT_GATE;
import static org.passflow.simulator.Incident.Kind.FEVERS_ON_TRAIN;
import static org.passflow.simulator.Incident.Kind.IMMEDIATE_REPORT;
import static org.passflow.simulator.Incident.Kind.IMPLAUSIBLE;
import static org.passflow.simulator.Incident.Kind.MUSTS_NEGLECTED;
import static org.passflow.simulator.Incident.Kind.OFFLINE;
import static org.passflow.simulator.Incident.Kind.OUTSIDER_PASSED;
import static org.passflow.simulator.Incident.Kind.PROBING;
import static org.passflow.simulator.Incident.Kind.REPORT_CORRECTED;
import static org.passflow.simulator.Incident.Kind.REPORT_FALSE_ZERO;
import static org.passflow.simulator.Incident.Kind.REPORT_LATE;
import static org.passflow.simulator.Incident.Kind.REPORT_MISSING;
import static org.passflow.simulator.Incident.Kind.REPORT_TOO_LOW;
import static org.passflow.simulator.Incident.Kind.RISK_ARRIVAL;
import static org.passflow.simulator.Incident.Kind.SILENT;
import static org.passflow.simulator.Incident.Kind.SURGE;
import static org.passflow.simulator.Incident.Kind.SUSPENDED;
import static org.passflow.simulator.Incident.Kind.THERMOMETER_STUCK;
import static org.passflow.simulator.Incident.Kind.TOWNSHIP_SILENT;

import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.passflow.simulator.Incident.Kind;

/**
 * Where and when an incident of a kind can happen.
 *
 * @param siteKinds as in the roster
 * @param leastSize of the post, in ordinary ones: at smaller posts too few people pass to tell
 * @param from earliest local time
 * @param spreadMinutes it begins up to so much later
 * @param leastMinutes how long it lasts at least
 * @param moreMinutes it may last up to so much longer
 */
record IncidentPlan(
        Set<String> siteKinds, double leastSize, LocalTime from, int spreadMinutes, int leastMinutes, int moreMinutes) {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final int DAYTIME = 10 * 60;
    private static final Set<String> EXITS = Set.of("HIGHWAY_EXIT");
    private static final Set<String> GATES = Set.of("VILLAGE_ENTRANCE", "COMPOUND_GATE");
    private static final Set<String> GATES_AND_POSTS = Set.of("ROAD_POST", "VILLAGE_ENTRANCE", "COMPOUND_GATE");
    private static final Set<String> CROWDED = Set.of("HIGHWAY_EXIT", "ENTERPRISE_GATE");

    /** Daily reports are written between half past six and ten to eight. */
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private static final int REPORTING = 150;
    private static final double LARGE = 0.9;

    static final Map<Kind, IncidentPlan> ALL = Map.ofEntries(
            Map.entry(SURGE, inDaytime(EXITS, 0, 120, 0)),
            Map.entry(SILENT, inDaytime(GATES_AND_POSTS, 0, 150, 120)),
            Map.entry(OFFLINE, inDaytime(GATES_AND_POSTS, 0, 150, 60)),
            Map.entry(SUSPENDED, inDaytime(Set.of("COACH_STATION"), 0, 60, 120)),
            Map.entry(DROP, inDaytime(Set.of("HIGHWAY_EXIT", "ENTERPRISE_GATE"), 0, 120, 0)),
            Map.entry(IMPLAUSIBLE, inDaytime(Set.of("ROAD_POST", "VILLAGE_ENTRANCE"), 0, 60, 60)),
            Map.entry(MUSTS_NEGLECTED, inDaytime(EXITS, LARGE, 120, 0)),
            Map.entry(THERMOMETER_STUCK, inDaytime(EXITS, LARGE, 90, 60)),
            Map.entry(TOWNSHIP_SILENT, inDaytime(GATES_AND_POSTS, 0, 150, 90)),
            Map.entry(FEVERS_AT_GATE, inDaytime(GATES, 0, 30, 0)),
            Map.entry(FEVERS_ON_TRAIN, inDaytime(Set.of("RAIL_STATION"), 0, 90, 0)),
            Map.entry(PROBING, inDaytime(Set.of("ROAD_POST"), 0, 120, 0)),
            Map.entry(OUTSIDER_PASSED, inDaytime(Set.of("VILLAGE_ENTRANCE"), 0, 10, 0)),
            Map.entry(RISK_ARRIVAL, inDaytime(EXITS, 0, 10, 0)),
            Map.entry(DISINFECTION_SKIPPED, new IncidentPlan(GATES_AND_POSTS, 0, LocalTime.NOON, 1, 12 * 60 - 1, 0)),
            Map.entry(REPORT_MISSING, new IncidentPlan(GATES_AND_POSTS, 0, EVENING, 1, REPORTING, 0)),
            Map.entry(REPORT_LATE, new IncidentPlan(GATES_AND_POSTS, 0, EVENING, 1, REPORTING + 40, 120)),
            Map.entry(REPORT_FALSE_ZERO, new IncidentPlan(CROWDED, 0, EVENING, 1, REPORTING, 0)),
            Map.entry(REPORT_TOO_LOW, new IncidentPlan(CROWDED, 0, EVENING, 1, REPORTING, 0)),
            Map.entry(REPORT_CORRECTED, new IncidentPlan(GATES_AND_POSTS, 0, EVENING, 1, REPORTING, 0)),
            Map.entry(IMMEDIATE_REPORT, inDaytime(Set.of("VILLAGE_ENTRANCE"), 0, 5, 0)));

    private static IncidentPlan inDaytime(Set<String> siteKinds, double leastSize, int leastMinutes, int moreMinutes) {
        return new IncidentPlan(siteKinds, leastSize, MORNING, DAYTIME, leastMinutes, moreMinutes);
    }

    boolean suits(Post post) {
        return siteKinds.contains(post.kind()) && Posts.size(post) >= leastSize;
    }
}
