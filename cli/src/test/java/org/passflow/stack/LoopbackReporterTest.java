package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.metrics.reporter.MetricReporterFactory;
import org.junit.jupiter.api.Test;

class LoopbackReporterTest {
    @Test
    void flinkFindsItByTheNameInItsConfiguration() {
        assertThat(ServiceLoader.load(MetricReporterFactory.class))
                .hasAtLeastOneElementOfType(LoopbackReporter.Factory.class);
        assertThat(FlinkConfiguration.METRIC_REPORTER).isEqualTo(LoopbackReporter.Factory.class.getName());
    }

    @Test
    void metricsAreServedOnLoopbackUntilItCloses() throws IOException, InterruptedException {
        MetricConfig config = new MetricConfig();
        int port = freePort();
        config.setProperty("port", Integer.toString(port));
        LoopbackReporter reporter = new LoopbackReporter.Factory().createMetricReporter(new Properties());
        reporter.open(config);
        try {
            SimpleCounter ticks = new SimpleCounter();
            ticks.inc(3);
            reporter.notifyOfAddedMetric(ticks, "ticks", new Scoped());

            assertThat(get(port)).contains("flink_operator_ticks 3.0");
        } finally {
            reporter.close();
        }
        try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    private static String get(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + port + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** A group as the reporter wants it: with a scope in words. */
    private static final class Scoped extends UnregisteredMetricsGroup implements LogicalScopeProvider {
        @Override
        public String getLogicalScope(CharacterFilter filter) {
            return "operator";
        }

        @Override
        public String getLogicalScope(CharacterFilter filter, char delimiter) {
            return "operator";
        }

        @Override
        public MetricGroup getWrappedMetricGroup() {
            return this;
        }
    }
}
