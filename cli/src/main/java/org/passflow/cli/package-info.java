/**
 * The {@code passflow} command: one class per subcommand.
 *
 * <p>May use: {@code stack}, {@code health}, {@code watch}, {@code bridge}, {@code board}, {@code duty}, {@code simulator}, {@code replay}, {@code rejects}, {@code series}, {@code feed}, {@code dictionary}, {@code bulletin}, {@code erasure}, {@code rotation}, {@code notebook}, the pure packages of the jobs.
 */
package org.passflow.cli;
