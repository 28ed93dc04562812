/**
 * What {@code docker} holds, held against the repository and, where they can be had, the tools that read it.
 *
 * <p>May use: {@code testing}, {@code stack}, JUnit.
 */
package org.passflow.docker;
