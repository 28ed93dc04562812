/**
 * Published lists of risk areas turned into versions of the topic {@code risk-areas}: which area each spelling means, since
 * when it is named at which level, and when no longer.
 *
 * <p>May use: the CSV reader of {@code replay}, {@code stack} for its exception, Jackson; {@code reference} from the jobs.
 */
package org.passflow.risklist;
