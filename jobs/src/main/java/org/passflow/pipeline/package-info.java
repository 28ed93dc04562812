/**
 * The Flink graph and its operators: streams in, streams out.
 *
 * <p>May use: Flink and the pure packages; no connector.
 */
package org.passflow.pipeline;
