package org.passflow.event;

import java.io.Serializable;

/**
 * Where a record stands in Kafka and when it arrived there.
 *
 * @param topic the topic's name without the installation's prefix
 * @param partition from 0
 * @param offset from 0
 * @param arrivalMillis the record's timestamp, epoch milliseconds UTC: the arrival time on which all time rules stand
 */
public record Position(String topic, int partition, long offset, long arrivalMillis) implements Serializable {}
