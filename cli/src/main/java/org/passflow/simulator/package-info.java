/**
 * A made-up district that behaves like the one of the reports: who passes which post when, seeded, so that the same
 * settings give the same bytes.
 *
 * <p>May use: {@code feed}, {@code truth}, Jackson, the names of the topics.
 */
package org.passflow.simulator;
