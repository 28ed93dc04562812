/**
 * The {@code passflow} command: one class per subcommand.
 *
 * <<<<<<< HEAD
 * <p>May use: {@code stack}, {@code watch}, {@code bridge}, {@code simulator}, {@code replay}, {@code rejects}, {@code series}, {@code feed}, the pure packages of the jobs.
 * =======
 * <p>May use: {@code stack}, {@code watch}, {@code duty}, {@code simulator}, {@code replay}, {@code rejects}, {@code series}, {@code feed}, the pure packages of the jobs.
 * >>>>>>> actions
 */
package org.passflow.cli;
