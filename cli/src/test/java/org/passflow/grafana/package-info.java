/** Dashboards of Grafana, alerting rules of Prometheus, and the metrics that both rely on. Tests only. */
package org.passflow.grafana;
