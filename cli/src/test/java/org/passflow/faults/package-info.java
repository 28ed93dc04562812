/**
 * What may go wrong with real processes, one scenario a method: while the posts of a district send, something dies, hangs, refuses,
 * lies or floods, and afterwards every row equals the truth. Run by {@code mvn verify -Pfaults}; see docs/faults.md.
 *
 * <p>May use: {@code testing}, {@code stack}, {@code simulator}, {@code feed}, {@code registry}, {@code truth}.
 */
package org.passflow.faults;
