package org.passflow.flow;

/**
 * How far a job has come: everything up to the watermark has been reported.
 *
 * @param job the job's name
 * @param watermarkMillis epoch milliseconds UTC
 */
public record Progress(String job, long watermarkMillis) {}
