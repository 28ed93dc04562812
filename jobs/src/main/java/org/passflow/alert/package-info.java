/**
 * When to warn: the catalogue of rules and their settings, what each rule finds, and the life of an alert.
 *
 * <p>May use: {@code flow}, {@code journey}, {@code detector}, {@code custody}, {@code report}, {@code finding},
 * {@code reference}, {@code event}.
 */
package org.passflow.alert;
