/**
 * The bridge to Prometheus Alertmanager, which calls people: what is open in ClickHouse is kept alive there, what ended is
 * ended, what a person took up is silenced.
 *
 * <p>May use: {@code stack}, Jackson.
 */
package org.passflow.bridge;
