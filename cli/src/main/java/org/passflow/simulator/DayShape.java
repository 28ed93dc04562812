package org.passflow.simulator;

import java.time.LocalTime;

/**
 * How a day's passages are spread over its minutes: quiet at night, a peak on the way to work and one on the way home,
 * flatter and lower on days off. The numbers are assumptions; no report gives hours.
 */
final class DayShape {

    private static final int MINUTES_PER_DAY = 24 * 60;
    private static final double DAY_OFF_VOLUME = 0.8;
    private static final double DAY_OFF_PEAK = 0.3;
    private static final double MORNING = LocalTime.of(7, 45).toSecondOfDay() / 60.0;
    private static final double EVENING = LocalTime.of(17, 45).toSecondOfDay() / 60.0;
    private static final double MIDDAY = LocalTime.of(12, 45).toSecondOfDay() / 60.0;

    private final double[] workday = shares(1.0);
    private final double[] dayOff = shares(DAY_OFF_PEAK);

    /** The share of an ordinary day's passages that falls into the minute at that local time; a working day's add up to 1. */
    double share(LocalTime time, boolean isWorking) {
        int minute = time.getHour() * 60 + time.getMinute();
        return isWorking ? workday[minute] : dayOff[minute] * DAY_OFF_VOLUME;
    }

    private static double[] shares(double peak) {
        double[] shares = new double[MINUTES_PER_DAY];
        double sum = 0;
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            shares[minute] = 0.03
                    + 0.6 * bell(minute, MIDDAY, 240)
                    + peak * bell(minute, MORNING, 60)
                    + peak * 0.9 * bell(minute, EVENING, 75);
            sum += shares[minute];
        }
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            shares[minute] /= sum;
        }
        return shares;
    }

    private static double bell(double minute, double middle, double width) {
        double distance = (minute - middle) / width;
        return StrictMath.exp(-distance * distance / 2);
    }
}
