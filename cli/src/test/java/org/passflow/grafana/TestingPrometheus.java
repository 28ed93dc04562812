package org.passflow.grafana;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A real Prometheus on loopback with the shipped configuration and rules, reading the targets of a test every second. */
final class TestingPrometheus implements AutoCloseable {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As ranges and waits of the rules are written. */
    private static final Pattern MINUTES = Pattern.compile("(\\[|for: )(\\d+)m(]|\\n)");

    private static final int SECONDS_FOR_A_MINUTE = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final Process process;

    /** @param targets {@code host:port} by the name of the scrape job; jobs without one are left out */
    TestingPrometheus(Path folder, Map<String, String> targets) throws IOException, InterruptedException {
        this(folder, configuration(targets));
    }

    /** The same where a minute of the rules is five seconds, and alerts go to an Alertmanager. */
    static TestingPrometheus hasty(Path folder, Map<String, String> targets, String alertmanager)
            throws IOException, InterruptedException {
        ObjectNode root = configuration(targets);
        Path rules = folder.resolve("rules.yml");
        Files.writeString(
                rules,
                MINUTES.matcher(Files.readString(PrometheusPackage.SHIPPED.resolve("rules.yml")))
                        .replaceAll(minutes -> minutes.group(1)
                                + SECONDS_FOR_A_MINUTE * Integer.parseInt(minutes.group(2)) + "s"
                                + minutes.group(3)));
        root.putArray("rule_files").add(rules.toString());
        root.putObject("alerting")
                .putArray("alertmanagers")
                .addObject()
                .putArray("static_configs")
                .addObject()
                .putArray("targets")
                .add(alertmanager.replaceFirst("http://", ""));
        return new TestingPrometheus(folder, root);
    }

    private TestingPrometheus(Path folder, JsonNode settings) throws IOException, InterruptedException {
        Path configuration = folder.resolve("prometheus.yml");
        YAML.writeValue(configuration.toFile(), settings);
        int port = freePort();
        url = "http://127.0.0.1:" + port;
        process = new ProcessBuilder(List.of(
                        PrometheusPackage.DEBIAN.binary("prometheus").toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("target/prometheus-it.log").getAbsoluteFile()))
                .start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> query("1")
                .isArray());
    }

    private static ObjectNode configuration(Map<String, String> targets) throws IOException {
        Path shipped = PrometheusPackage.SHIPPED;
        ObjectNode root =
                (ObjectNode) YAML.readTree(shipped.resolve("prometheus.yml").toFile());
        root.remove("alerting");
        root.withObject("/global").put("scrape_interval", "1s").put("evaluation_interval", "1s");
        root.putArray("rule_files").add(shipped.resolve("rules.yml").toString());
        ArrayNode jobs = YAML.createArrayNode();
        for (JsonNode each : root.path("scrape_configs")) {
            String target = targets.get(each.path("job_name").asText());
            if (target != null) {
                ObjectNode job = (ObjectNode) each;
                job.remove("dns_sd_configs");
                job.putArray("static_configs").addObject().putArray("targets").add(target);
                jobs.add(job);
            }
        }
        root.set("scrape_configs", jobs);
        return root;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** What an expression is now; fails with Prometheus' words where it is wrong. */
    JsonNode query(String expression) throws IOException, InterruptedException {
        return get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("result");
    }

    /** Names of all metrics that were read. */
    Set<String> names() throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        get("label/__name__/values").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Names of the alerts that fire. */
    Set<String> firing() throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        for (JsonNode alert : get("alerts").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                names.add(alert.at("/labels/alertname").asText());
            }
        }
        return names;
    }

    /** The alerting rules as Prometheus holds and evaluates them. */
    List<JsonNode> rules() throws IOException, InterruptedException {
        return Dashboard.list(get("rules").path("groups")).stream()
                .flatMap(group -> Dashboard.list(group.path("rules")).stream())
                .toList();
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path)).build();
        JsonNode answer = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if (!"success".equals(answer.path("status").asText())) {
            throw new IOException(path + ": " + answer.path("error").asText());
        }
        return answer.path("data");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
