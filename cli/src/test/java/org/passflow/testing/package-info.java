/**
 * Test support: one real stack per test run, one installation (topic prefix and database) per test class.
 *
 * <p>May use: {@code stack}, JUnit, Awaitility.
 */
package org.passflow.testing;
