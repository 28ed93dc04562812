/**
 * The Flink graph and its operators: streams in, streams out.
 *
 * <p>May use: Flink, {@code serial} and the pure packages; no connector.
 */
package org.passflow.pipeline;
