/**
 * One passenger's way from the hub to the own door: its steps, what they come to, and which step may follow which.
 *
 * <p>May use: {@code event}.
 */
package org.passflow.journey;
