/**
 * The daily and zero report (日报告, 零报告): who owes one, whether it came in time, what it says, and whether what the gates
 * counted allows it.
 *
 * <p>May use: {@code flow} (business days, counts), {@code event}.
 */
package org.passflow.report;
