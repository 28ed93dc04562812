/**
 * How fast passflow is beside its peers: seeded data, a Kafka of its own, each variant in a JVM of its own.
 *
 * <p>May use: everything; nothing uses it.
 */
package org.passflow.bench;
