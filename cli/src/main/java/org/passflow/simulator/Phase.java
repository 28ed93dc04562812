package org.passflow.simulator;

/**
 * What a phase of the calendar does to the traffic (DOMAIN K1 to K5: the return to work and to the home town, the peaks
 * after a holiday). The factors are assumptions; no report gives any.
 */
enum Phase {
    ORDINARY(1, 1, 1, null),
    /** The weeks before the Spring Festival. */
    RETURN_HOME(1.4, 1.1, 1, "RETURN_HOME"),
    /** The eve of a holiday and its first day. */
    HOLIDAY_TRAVEL(1.4, 1.6, 1.1, "RETURN_HOME"),
    HOLIDAY(0.9, 0.9, 0.9, "VISIT"),
    /** The last days of a holiday. */
    RETURN_TRAVEL(1.8, 1.5, 1, "RETURN_WORK"),
    /** The first working days after a holiday. */
    OFFICE_RETURN(1.3, 1.1, 1.1, "RETURN_WORK"),
    /** Firms take up work again. */
    RETURN_WORK(1.6, 1.1, 1.1, "RETURN_WORK"),
    SCHOOL_START(1.3, 1.1, 1.2, "RETURN_WORK");

    /** By how much arrivals at the district's inlets, departures from there, and passages within it are multiplied. */
    final double arrivals;

    final double departures;
    final double within;

    /** Why every second stranger comes then; null when there is no such reason. */
    final String purpose;

    Phase(double arrivals, double departures, double within, String purpose) {
        this.arrivals = arrivals;
        this.departures = departures;
        this.within = within;
        this.purpose = purpose;
    }
}
