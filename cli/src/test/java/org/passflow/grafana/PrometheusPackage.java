package org.passflow.grafana;

import java.nio.file.Path;
import org.passflow.testing.DebianPackage;

/** Prometheus and promtool, as Debian packages them, and the configuration that is shipped for them. */
final class PrometheusPackage {
    static final DebianPackage DEBIAN = new DebianPackage("prometheus", "2.42.0*");

    static final Path SHIPPED =
            Path.of("..", "docker", "prometheus").toAbsolutePath().normalize();

    private PrometheusPackage() {}
}
