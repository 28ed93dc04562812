/**
 * Records that the jobs refused: finding them, and sending the original again once what was wrong is mended.
 *
 * <p>May use: {@code event} and the decoders of {@code kafka} from the jobs, the Kafka client, JDBC.
 */
package org.passflow.rejects;
