package org.passflow.detector;

/**
 * What one window of one site means.
 *
 * @param expected count that was expected; NaN in the first window of a site, for which nothing can be
 * @param strength largest deviation in units of what is rare there (0 and up; 1 is about one window in a hundred); 0 while
 *     the site is being learned
 * @param anomalyScore the strength as far as it is said, from 0 to below 1: s / (1 + s), and 0 within an incident
 * @param deviation on which side of the expected count it lies; SURGE when equal
 * @param critical the incident of loud deviations
 * @param warning the incident of quieter ones, more of which are chance
 * @param seen in how many windows its time of the week, or of a day in that phase, had been seen before; counted up to four
 * @param zeroRun windows without anybody up to this one
 */
public record Judgement(
        double expected,
        double strength,
        double anomalyScore,
        Deviation deviation,
        Incident.Step critical,
        Incident.Step warning,
        int seen,
        ZeroRun zeroRun) {}
