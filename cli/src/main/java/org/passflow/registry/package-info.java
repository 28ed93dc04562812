/**
 * Reference data as those who are responsible for it handle it: files checked, versions sent to the control topics and
 * listed, the files of this build loaded into ClickHouse.
 *
 * <p>May use: {@code feed}, {@code stack}, the CSV reader of {@code replay}, the Kafka client, Jackson; {@code event},
 * {@code reference} and the decoders of {@code kafka} from the jobs.
 */
package org.passflow.registry;
