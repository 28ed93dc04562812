/**
 * What is counted: measures, minutes, hours and business days, duplicates and voids.
 *
 * <p>May use: {@code event}, {@code reference}, {@code finding}.
 */
package org.passflow.flow;
