/**
 * How values are written down where they are kept or travel between operators.
 *
 * <p>May use: Flink, {@code event}.
 */
package org.passflow.serial;
