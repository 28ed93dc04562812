/**
 * What goes into Kafka from this machine: events in order of arrival, with the ticks that carry time between them.
 *
 * <p>May use: the Kafka client, the names of the topics.
 */
package org.passflow.feed;
