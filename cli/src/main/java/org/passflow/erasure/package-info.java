/**
 * Tokens that go: those of a person who is erased on request, and all of them when their time is up.
 *
 * <p>May use: {@code stack}.
 */
package org.passflow.erasure;
