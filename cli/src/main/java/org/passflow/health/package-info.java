/**
 * Whether a running installation does its work, on one machine or a cluster, and what to do where it does not.
 *
 * <p>May use: {@code stack}, where Kafka is as the jobs say it, the Kafka client, Jackson.
 */
package org.passflow.health;
