/**
 * Writing rows to ClickHouse: one mapping per table.
 *
 * <p>May use: the pure packages, the JDBC connector.
 */
package org.passflow.clickhouse;
