package org.passflow.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code compose.yaml} names is there: variables, files, services, ports, secrets. */
class ComposeTest {
    /** Not in the repository, but made from it. */
    private static final Path BUILT_PAGE =
            DockerFolder.PATH.resolve("../dashboards/board/dist").normalize();

    private static final Set<String> MAY_BE_EMPTY = Set.of("PASSFLOW_RESTORE", "PASSFLOW_JOB_FLAGS");

    /** What each service listens on in the network of the containers. */
    private static final Map<String, Set<String>> PORTS = Map.of(
            "kafka", Set.of("9092", "9093"),
            "zookeeper", Set.of("2181"),
            "clickhouse", Set.of("8123"),
            "jobmanager", Set.of("8081", "9249"),
            "taskmanager", Set.of("9249"),
            "alertmanager", Set.of("9093"),
            "prometheus", Set.of("9090"));

    @Test
    void everyVariableHasALineInTheExampleAndEveryLineIsUsed() throws IOException {
        Set<String> used = DockerFolder.found("\\$\\{(\\w+)", DockerFolder.withoutRemarks("compose.yaml"));
        Set<String> given = new TreeSet<>(DockerFolder.variables().keySet());

        // Read by compose itself: the name before those of containers and volumes.
        assertThat(given.remove("COMPOSE_PROJECT_NAME")).isTrue();
        assertThat(used).containsExactlyInAnyOrderElementsOf(given);
    }

    @Test
    void noPasswordIsGivenAndNoneMayBeMissing() throws IOException {
        String compose = DockerFolder.withoutRemarks("compose.yaml");
        DockerFolder.variables().forEach((name, value) -> {
            if (name.endsWith("PASSWORD")) {
                assertThat(value).as(name).isEmpty();
                assertThat(compose)
                        .contains("${" + name + ":?run docker/prepare}")
                        .doesNotContain("${" + name + "}");
            } else if (!MAY_BE_EMPTY.contains(name)) {
                assertThat(value).as(name).isNotBlank();
            }
        });
    }

    @Test
    void everythingThatIsMountedIsInTheRepository() throws IOException {
        Set<String> volumes = new TreeSet<>();
        DockerFolder.yaml("compose.yaml").path("volumes").fieldNames().forEachRemaining(volumes::add);
        Set<String> mounted = new TreeSet<>();
        for (JsonNode service : DockerFolder.services().values()) {
            for (String volume : DockerFolder.texts(service.path("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith(".")) {
                    Path path = DockerFolder.PATH.resolve(source).normalize();
                    assertThat(volume).endsWith(":ro");
                    assertThat(path).satisfiesAnyOf(file -> assertThat(file).exists(), file -> assertThat(file)
                            .isEqualTo(BUILT_PAGE));
                } else {
                    mounted.add(source);
                }
            }
        }
        assertThat(mounted).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(Files.readString(BUILT_PAGE.resolveSibling("vite.config.ts")))
                .contains("outDir: 'dist'");
    }

    @Test
    void portsAreOnLoopbackOnly() throws IOException {
        List<String> published = new ArrayList<>();
        DockerFolder.services()
                .values()
                .forEach(service -> published.addAll(DockerFolder.texts(service.path("ports"))));

        assertThat(published)
                .isNotEmpty()
                .allMatch(port -> port.matches("127\\.0\\.0\\.1:\\$\\{PASSFLOW_[A-Z]+_PORT}:\\d+"));
        // Who reaches this port may act in any officer's name.
        assertThat(published).noneMatch(port -> port.endsWith(":8123"));
    }

    @Test
    void servicesWaitForHealthNotForTime() throws IOException {
        Map<String, JsonNode> services = DockerFolder.services();
        services.forEach(
                (name, service) -> service.path("depends_on").properties().forEach(needed -> {
                    JsonNode other = services.get(needed.getKey());
                    assertThat(other).as(name + " needs " + needed.getKey()).isNotNull();
                    switch (needed.getValue().path("condition").asText()) {
                        case "service_healthy" ->
                            assertThat(other.has("healthcheck"))
                                    .as(needed.getKey())
                                    .isTrue();
                        case "service_completed_successfully" ->
                            assertThat(other.path("restart").asText())
                                    .as(needed.getKey())
                                    .isEqualTo("on-failure");
                        default ->
                            assertThat(needed.getValue().path("condition").asText())
                                    .isEqualTo("service_started");
                    }
                }));
        Set<String> oneShot = Set.of("topics", "migrate", "command");
        services.forEach((name, service) ->
                assertThat(service.has("healthcheck")).as(name).isNotEqualTo(oneShot.contains(name)));
        assertThat(DockerFolder.text("compose.yaml")).doesNotContain("sleep");
    }

    @Test
    void whoeverIsNamedListensThere() throws IOException {
        for (String file :
                List.of("compose.yaml", "prometheus/prometheus.yml", "proxy/nginx.conf", "flink/config.yaml")) {
            String text = DockerFolder.withoutRemarks(file).replace("clickhouse/clickhouse-server", "");
            for (String address : DockerFolder.found("(?<![\\w./-])([a-z]+:\\d{4,5})\\b", text.replace("//", " "))) {
                String[] parts = address.split(":", -1);
                assertThat(DockerFolder.services()).as(file).containsKey(parts[0]);
                assertThat(PORTS.get(parts[0])).as(file + " " + address).contains(parts[1]);
            }
        }
        assertThat(DockerFolder.text("proxy/nginx.conf")).contains("listen 8443 ssl;", "listen 8444 ssl;");
    }

    @Test
    void configurationsGetTheVariablesThatTheyAskFor() throws IOException {
        Path provisioning = DockerFolder.PATH.resolveSibling("dashboards").resolve("grafana/provisioning");
        String grafana = Files.readString(provisioning.resolve("datasources/passflow.yml"))
                + Files.readString(provisioning.resolve("dashboards/passflow.yml"));

        assertThat(environment("clickhouse"))
                .containsAll(DockerFolder.found("from_env=\"(\\w+)\"", DockerFolder.text("clickhouse/users.xml")));
        assertThat(environment("grafana")).containsAll(DockerFolder.found("\\$([A-Z_]+)", grafana));
    }

    @Test
    void secretsAreMadeAndReachWhoReadsThem() throws IOException {
        JsonNode secrets = DockerFolder.yaml("compose.yaml").path("secrets");
        Set<String> used = new TreeSet<>();
        for (Map.Entry<String, String> reader : Map.of(
                        "proxy", "proxy/nginx.conf", "alertmanager", "alertmanager/alertmanager.yml")
                .entrySet()) {
            Set<String> read =
                    DockerFolder.found("/run/secrets/(\\w+)", DockerFolder.withoutRemarks(reader.getValue()));
            assertThat(DockerFolder.texts(
                            DockerFolder.services().get(reader.getKey()).path("secrets")))
                    .containsExactlyInAnyOrderElementsOf(read);
            used.addAll(read);
        }
        assertThat(secrets.size()).isEqualTo(used.size());
        for (String secret : used) {
            assertThat(secrets.path(secret).path("file").asText()).isEqualTo("./secrets/" + secret);
            assertThat(DockerFolder.text("prepare")).contains(secret);
        }
    }

    private static Set<String> environment(String service) throws IOException {
        Set<String> names = new TreeSet<>();
        DockerFolder.services().get(service).path("environment").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
