/**
 * What pipelines notice: by which rule, about what, since when, and how much it is against what was expected.
 *
 * <p>May use: {@code event}, {@code reference}.
 */
package org.passflow.finding;
