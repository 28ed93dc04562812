package org.passflow.report;

import org.passflow.flow.FlowRow;
import org.passflow.flow.Measure;
import org.passflow.flow.Way;

/**
 * How many of those that a post has to report were counted at its gate at least: counts do not say who of them was turned
 * back, so all who were turned back are taken off.
 *
 * @param returnees persons who came in to return home or to work
 * @param outsiders persons from elsewhere who came in
 */
public record GateCount(long returnees, long outsiders) {

    public static final GateCount NOTHING = new GateCount(0, 0);

    /** Of a half hour in one direction. */
    public static GateCount of(FlowRow row) {
        if (!row.cell().first().equals(Way.IN.name())) {
            return NOTHING;
        }
        long turnedBack = of(row, Measure.PERSONS_TURNED_BACK);
        long returned = of(row, Measure.PURPOSE_RETURN_HOME) + of(row, Measure.PURPOSE_RETURN_WORK);
        long strangers = of(row, Measure.PERSONS_OUTSIDER);
        return new GateCount(Math.max(returned - turnedBack, 0), Math.max(strangers - turnedBack, 0));
    }

    private static long of(FlowRow row, Measure measure) {
        return row.counts()[measure.ordinal()];
    }

    public GateCount plus(GateCount other) {
        return new GateCount(returnees + other.returnees, outsiders + other.outsiders);
    }
}
