package org.passflow.bridge;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.Yaml;

/** A real Alertmanager on loopback that can be killed and started again, and the pages it sends. */
public final class TestingAlertmanager {
    /** As the shipped one, with times that do not keep a test waiting. */
    private static final String CONFIGURATION =
            """
            route:
              receiver: people
              group_by: [alertname, unit]
              group_wait: 500ms
              group_interval: 1s
              repeat_interval: 2s
              routes:
                - matchers: [alertname = "PassflowWatchdog"]
                  receiver: deadman
            receivers:
              - name: people
                webhook_configs: [{url: '%1$s'}]
              - name: deadman
                webhook_configs: [{url: '%1$s', send_resolved: false}]
            """;

    private final Path folder;
    private final int port;
    private final Pages pages;
    private Process process;

    TestingAlertmanager(Path folder) throws IOException, InterruptedException {
        this(folder, CONFIGURATION::formatted);
    }

    private TestingAlertmanager(Path folder, UnaryOperator<String> configuration)
            throws IOException, InterruptedException {
        this.folder = folder;
        this.pages = new Pages();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("alertmanager.yml"), configuration.apply(pages.url()));
        start();
    }

    /** With the routes that are shipped, at once and with pages in place of the services that call people. */
    public static TestingAlertmanager withShippedRoutes(Path folder) throws IOException, InterruptedException {
        String shipped = Files.readString(Path.of("..", "docker", "alertmanager", "alertmanager.yml"));
        return new TestingAlertmanager(folder, url -> {
            Map<String, Object> root = new Yaml().load(shipped);
            root.keySet().retainAll(List.of("route", "inhibit_rules", "receivers"));
            hurry(root.get("route"));
            root.computeIfPresent("receivers", (key, receivers) -> ((List<?>) receivers)
                    .stream()
                            .map(receiver -> Map.of(
                                    "name",
                                    ((Map<?, ?>) receiver).get("name"),
                                    "webhook_configs",
                                    List.of(Map.of("url", url))))
                            .toList());
            return new Yaml().dump(root);
        });
    }

    private static void hurry(Object route) {
        @SuppressWarnings("unchecked") // As YAML gives it.
        Map<String, Object> all = (Map<String, Object>) route;
        all.computeIfPresent("group_wait", (key, usual) -> "100ms");
        all.computeIfPresent("group_interval", (key, usual) -> "1s");
        all.computeIfPresent("routes", (key, routes) -> {
            ((List<?>) routes).forEach(TestingAlertmanager::hurry);
            return routes;
        });
    }

    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(List.of(
                        AlertmanagerPackage.alertmanager().toString(),
                        "--config.file=" + folder.resolve("alertmanager.yml"),
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address="))
                .directory(AlertmanagerPackage.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(new File("target/alertmanager-it.log").getAbsoluteFile()))
                .start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> api().held() != null);
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    Alertmanager api() {
        return new Alertmanager(url());
    }

    public Pages pages() {
        return pages;
    }

    public void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
        pages.close();
    }
}
