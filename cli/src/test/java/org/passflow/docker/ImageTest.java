package org.passflow.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.passflow.cli.Passflow;
import org.passflow.stack.Topics;

/** What the image is made of, and what its processes and those of others are started with. */
class ImageTest {

    @Test
    void imagesArePinnedAndThoseOfThisBuild() throws IOException {
        String pom = Files.readString(DockerFolder.PATH.resolveSibling("pom.xml"));
        Map<String, String> variables = DockerFolder.variables();
        for (JsonNode service : DockerFolder.services().values()) {
            String image = service.path("image").asText();
            assertThat(image).matches("\\$\\{\\w+_IMAGE}");
            assertThat(variables.get(image.substring(2, image.length() - 1)))
                    .matches("[a-z/-]+:v?\\d+\\.\\d+(\\.\\d+)?");
        }
        assertThat(variables.get("KAFKA_IMAGE")).isEqualTo("apache/kafka:" + only("<kafka.version>([^<]+)<", pom));
        assertThat(variables.get("PASSFLOW_IMAGE"))
                .isEqualTo("passflow:" + only("^  <version>([\\d.]+)(?:-SNAPSHOT)?<", pom));
        assertThat(DockerFolder.yaml("kubernetes/base/flinkdeployment.yaml")
                        .at("/spec/image")
                        .asText())
                .isEqualTo(variables.get("PASSFLOW_IMAGE"));
    }

    @Test
    void everythingThatIsCopiedIsThereOrBuiltAndReachesTheBuild() throws IOException {
        String ignored = DockerFolder.text("Dockerfile.dockerignore");
        Set<String> copied = DockerFolder.found("^COPY (?:--\\S+ )?(\\S+) \\S+$", DockerFolder.text("Dockerfile"));

        assertThat(copied).hasSize(6);
        for (String source : copied) {
            String folder = source.substring(0, source.lastIndexOf('/'));
            assertThat(ignored).containsAnyOf("\n!" + source + "\n", "\n!" + folder + "\n");
            if (source.startsWith("docker/")) {
                assertThat(DockerFolder.PATH.resolveSibling(source)).exists();
            } else {
                assertThat(source).matches("(cli|jobs)/target/.*");
            }
        }
        assertThat(DockerFolder.text("Dockerfile")).endsWith("\nUSER flink\n");
        assertThat(DockerFolder.PATH.resolve("flink/healthy")).isExecutable();
    }

    @Test
    void processesFindTheirClassesAndFilesInTheImage() throws IOException {
        String dockerfile = DockerFolder.text("Dockerfile");
        Map<String, JsonNode> services = DockerFolder.services();
        for (String command : List.of("topics", "migrate", "bridge", "command")) {
            assertThat(DockerFolder.texts(services.get(command).path("entrypoint")))
                    .endsWith("-cp", "/opt/passflow/lib/*", Passflow.class.getName());
        }
        assertThat(dockerfile)
                .contains(
                        "COPY cli/target/lib /opt/passflow/lib\n",
                        "COPY cli/target/passflow-cli-*.jar /opt/passflow/lib/\n",
                        "COPY docker/flink/healthy /usr/local/bin/healthy\n");
        assertThat("local://" + only("passflow-jobs-\\*-job\\.jar (\\S+)", dockerfile))
                .isEqualTo(DockerFolder.yaml("kubernetes/base/flinkdeployment.yaml")
                        .at("/spec/job/jarURI")
                        .asText());
        for (String flink : List.of("jobmanager", "taskmanager")) {
            assertThat(DockerFolder.texts(services.get(flink).path("volumes")))
                    .containsExactly("flink-state:/flink/state");
        }
        assertThat(dockerfile).contains("--owner=flink --group=flink /flink/state\n");
    }

    @Test
    void stateLiesOnTheVolumeAndMetricsComeFromAClassThatExists() throws IOException, ClassNotFoundException {
        JsonNode flink = DockerFolder.yaml("flink/config.yaml");

        for (String folder : List.of(
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir")) {
            assertThat(flink.path(folder).asText()).startsWith("file:///flink/state/");
        }
        assertThat(Class.forName(
                        flink.path("metrics.reporter.prometheus.factory.class").asText()))
                .isNotNull();
    }

    /** The broker of the tests has the same settings under its own names. */
    @Test
    void kafkaIsToldWhatTheBrokerOfTheTestsIsTold() throws IOException {
        Properties tested = new Properties();
        try (InputStream template = Topics.class.getResourceAsStream("kafka.properties")) {
            tested.load(template);
        }
        Set<String> told = new TreeSet<>();
        DockerFolder.services().get("kafka").path("environment").properties().forEach(setting -> {
            String name = setting.getKey()
                    .replaceFirst("KAFKA_", "")
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '.');
            told.add(name);
            if (setting.getValue().asText().matches("\\d+|false|CONTROLLER|broker,controller")) {
                assertThat(setting.getValue().asText()).as(name).isEqualTo(tested.getProperty(name));
            }
        });
        assertThat(told).isNotEmpty().isSubsetOf(tested.stringPropertyNames());
    }

    @Test
    void theProxyAloneSaysWhoActs() throws IOException {
        String proxy = DockerFolder.withoutRemarks("proxy/nginx.conf");
        long passed = proxy.lines()
                .filter(line -> line.contains("proxy_pass http://$clickhouse"))
                .count();
        long named = proxy.lines()
                .filter(line -> line.contains("proxy_set_header X-Forwarded-User "))
                .count();

        assertThat(named).isEqualTo(passed).isEqualTo(4);
        assertThat(proxy)
                .contains("location /board/ {\n            auth_request /login;")
                .containsOnlyOnce("proxy_set_header X-Forwarded-User $remote_user;");
        assertThat(Path.of("..", ".gitignore")).content().contains("docker/.env\n", "docker/secrets/\n");
    }

    private static String only(String pattern, String text) {
        assertThat(DockerFolder.found(pattern, text)).as(pattern).hasSize(1);
        return DockerFolder.found(pattern, text).iterator().next();
    }
}
