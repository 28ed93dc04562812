/**
 * Reading and writing topics, and the JSON in them.
 *
 * <p>May use: the pure packages, the Kafka connector, Jackson.
 */
package org.passflow.kafka;
