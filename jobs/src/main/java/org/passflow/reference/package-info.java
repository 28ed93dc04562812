/**
 * What is known beforehand and changes with time: sites, units, risk areas, response levels and rules, each with the
 * time in which it holds.
 *
 * <p>May use: {@code event}.
 */
package org.passflow.reference;
