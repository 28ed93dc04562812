/**
 * The rules of alerts as a duty officer handles them: listed, changed, and tried on what happened.
 *
 * <p>May use: {@code registry}, {@code stack}, the Kafka client, Jackson; {@code alert}, {@code event}, {@code reference}
 * and the decoders of {@code kafka} from the jobs.
 */
package org.passflow.rules;
