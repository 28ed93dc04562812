package org.passflow.bench;

import org.passflow.event.CheckpointEvent;
import org.passflow.event.Disposition;
import org.passflow.event.Received;
import org.passflow.event.Subject;

/** Plain sums of the measures that minutes keep, in an array; the order is that of the columns in {@link SqlQueries}. */
final class BareSum {

    static final int PERSONS = 0;
    static final int VEHICLES = 1;
    static final int OCCUPANTS = 2;
    static final int SAMPLED = 3;
    static final int PERSONS_TURNED_BACK = 4;
    static final int VEHICLES_TURNED_BACK = 5;
    static final int FEVER = 6;
    static final int TEMPERATURE_COUNT = 7;
    static final int TEMPERATURE_SUM = 8;
    static final int MEASURES = 9;

    private BareSum() {}

    /** Adds one event; a void takes its event back. */
    static void add(Received received, int feverCentidegrees, long[] sum) {
        CheckpointEvent event = received.checkpoint();
        int sign = received.header().isVoid() ? -1 : 1;
        boolean turnedBack = event.disposition() == Disposition.TURNED_BACK;
        if (event.subject() == Subject.VEHICLE) {
            sum[VEHICLES] += sign;
            sum[OCCUPANTS] += event.occupants() == null ? 0 : sign * event.occupants();
            sum[VEHICLES_TURNED_BACK] += turnedBack ? sign : 0;
            return;
        }
        boolean passes = event.direction() != null;
        sum[passes ? PERSONS : SAMPLED] += sign;
        sum[PERSONS_TURNED_BACK] += passes && turnedBack ? sign : 0;
        if (event.temperatureCentidegrees() != null) {
            sum[FEVER] += passes && event.temperatureCentidegrees() >= feverCentidegrees ? sign : 0;
            sum[TEMPERATURE_COUNT] += sign;
            sum[TEMPERATURE_SUM] += (long) sign * event.temperatureCentidegrees();
        }
    }

    static void add(long[] change, long[] sum) {
        for (int i = 0; i < MEASURES; i++) {
            sum[i] += change[i];
        }
    }
}
