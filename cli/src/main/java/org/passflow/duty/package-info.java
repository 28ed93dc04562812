/**
 * What the officer on duty sees of alerts and does about them.
 *
 * <p>May use: {@code stack}, {@code watch}, the pure packages of the jobs.
 */
package org.passflow.duty;
