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

/** A real Alertmanager on loopback that can be killed and started again, and the pages it sends. */
final class TestingAlertmanager {
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
        this.folder = folder;
        this.pages = new Pages();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
        Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION.formatted(pages.url()));
        start();
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

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Alertmanager api() {
        return new Alertmanager(url());
    }

    Pages pages() {
        return pages;
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
        pages.close();
    }
}
