/**
 * Series of values in CSV files, and what the detector says of them.
 *
 * <p>May use: {@code detector} of the jobs, the CSV tables of {@code replay}.
 */
package org.passflow.series;
