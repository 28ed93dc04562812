package org.passflow.stack;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's metrics for Prometheus on the loopback interface; Flink's own reporter listens on every interface. */
public final class LoopbackReporter extends AbstractPrometheusReporter {
    private HTTPServer server;

    private LoopbackReporter() {}

    /** What Flink's configuration names. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public LoopbackReporter createMetricReporter(Properties properties) {
            return new LoopbackReporter();
        }
    }

    @Override
    public void open(MetricConfig config) {
        super.open(config);
        int port = config.getInteger("port", 0);
        try {
            server = new HTTPServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), metrics(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " of the metrics", e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
        }
        super.close();
    }

    /** The parent keeps its registry to its own package and leaves serving it to its subclasses. */
    private CollectorRegistry metrics() {
        try {
            Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
            registry.setAccessible(true);
            return (CollectorRegistry) registry.get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of Flink's reporter", e);
        }
    }
}
