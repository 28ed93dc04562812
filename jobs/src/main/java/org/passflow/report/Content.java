package org.passflow.report;

/** What the report of a day says. */
public enum Content {
    /** At least one figure is above zero. */
    FIGURES,
    /** Every figure that is said is zero: a zero report (零报告). */
    ZERO,
    /** Nothing: there is no report, or one without figures. */
    NONE
}
