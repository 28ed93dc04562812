/**
 * Judges how many pass: the count of each half hour at one site against what is usual there, one window after the other.
 *
 * <p>May use: nothing but Java.
 */
package org.passflow.detector;
