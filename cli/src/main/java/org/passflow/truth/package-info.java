/**
 * What the jobs must come to: an independent, plain model that computes every expected row from the raw records alone.
 * Simple where the jobs are fast, and written without their code.
 *
 * <p>May use: Jackson, the Java library.
 */
package org.passflow.truth;
