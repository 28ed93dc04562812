package org.passflow.detector;

import java.util.Map;
import java.util.TreeMap;

/**
 * All that is known of one site's flow: about 3 KB, and 2 KB more in its first three days. Nothing in it changes; the arrays
 * must not be written to.
 *
 * @param week usual flow of ordinary days by the time of the week
 * @param phases usual flow by the time of the day in each phase of the calendar that was met: 430 bytes a phase
 * @param seasonalLoss how far week and phases have been off
 * @param predicted deviations from the better prediction
 * @param levelled deviations from the level
 */
public record DetectorState(
        Level level,
        Profile week,
        Map<String, Profile> phases,
        Loss seasonalLoss,
        Residuals predicted,
        Residuals levelled,
        Incident critical,
        Incident warning,
        ZeroRun zeroRun) {

    /** Of a site of which nothing is known. */
    public static DetectorState initial() {
        return new DetectorState(
                Level.initial(),
                Profile.ofWeek(),
                Map.of(),
                Loss.initial(),
                Residuals.initial(),
                Residuals.initial(),
                Incident.initial(),
                Incident.initial(),
                ZeroRun.none());
    }

    /** The profile of ordinary days, or of the phase. */
    Profile profile(String phase) {
        return phase.equals(FlowDetector.ORDINARY) ? week : phases.getOrDefault(phase, Profile.ofDay());
    }

    Map<String, Profile> phasesWith(String phase, Profile profile) {
        if (phase.equals(FlowDetector.ORDINARY)) {
            return phases;
        }
        Map<String, Profile> next = new TreeMap<>(phases);
        next.put(phase, profile);
        return next;
    }
}
