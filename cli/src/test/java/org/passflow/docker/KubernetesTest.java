package org.passflow.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the kustomize base and its example name is there: files, the image, pods, ports, secrets. */
class KubernetesTest {
    private static final String BASE = "kubernetes/base/";
    private static final String EXAMPLE = "kubernetes/example/";

    @Test
    void filesThatAreNamedAreThere() throws IOException {
        for (String folder : List.of(BASE, EXAMPLE)) {
            JsonNode kustomization = DockerFolder.yaml(folder + "kustomization.yaml");
            List<String> named = new ArrayList<>();
            named.addAll(DockerFolder.texts(kustomization.path("resources")));
            named.addAll(DockerFolder.texts(kustomization.path("configurations")));
            named.addAll(DockerFolder.texts(kustomization.at("/configMapGenerator/0/files")));
            kustomization
                    .path("patches")
                    .forEach(patch -> named.add(patch.path("path").asText()));

            assertThat(named).hasSizeGreaterThan(2).allSatisfy(file -> assertThat(
                            DockerFolder.PATH.resolve(folder + file))
                    .exists());
        }
        assertThat(DockerFolder.yaml(EXAMPLE + "flinkdeployment.yaml").at("/metadata/name"))
                .isEqualTo(deployment().at("/metadata/name"));
    }

    /** Else it would be neither replaced nor renamed, and nobody would be told. */
    @Test
    void whatIsReplacedIsNamedInTheDeploymentByFieldsThatItHas() throws IOException {
        JsonNode fields = DockerFolder.yaml(BASE + "fields.yaml");
        String image = DockerFolder.yaml(EXAMPLE + "kustomization.yaml")
                .at("/images/0/name")
                .asText();
        String settings = DockerFolder.yaml(BASE + "kustomization.yaml")
                .at("/configMapGenerator/0/name")
                .asText();

        assertThat(fields.at("/images/0/kind")).isEqualTo(deployment().path("kind"));
        assertThat(deployment().at("/" + fields.at("/images/0/path").asText()).asText())
                .startsWith(image + ":");
        assertThat(fields.at("/nameReference/0/fieldSpecs/0/path").asText())
                .isEqualTo("spec/podTemplate/spec/volumes/configMap/name");
        assertThat(deployment()
                        .at("/spec/podTemplate/spec/volumes/0/configMap/name")
                        .asText())
                .isEqualTo(settings)
                .isEqualTo(DockerFolder.yaml(EXAMPLE + "kustomization.yaml")
                        .at("/configMapGenerator/0/name")
                        .asText());
    }

    @Test
    void policyIsOfTheseFlinkPodsAndLetsInToTheirPorts() throws IOException {
        JsonNode policy = DockerFolder.yaml(BASE + "networkpolicy.yaml").path("spec");
        JsonNode flink = deployment().at("/spec/flinkConfiguration");
        String name = deployment().at("/metadata/name").asText();

        assertThat(policy.at("/podSelector/matchLabels/app").asText()).isEqualTo(name);
        assertThat(policy.at("/ingress/0/from/0/podSelector/matchLabels/app").asText())
                .isEqualTo(name);
        assertThat(policy.at("/ingress/1/ports/0/port").asInt())
                .isEqualTo(flink.path("rest.port").asInt(8081));
        assertThat(policy.at("/ingress/2/ports/0/port"))
                .isEqualTo(deployment().at("/spec/podTemplate/spec/containers/0/ports/0/containerPort"));
        assertThat(policy.at("/ingress/2/ports/0/port").asText())
                .isEqualTo(flink.path("metrics.reporter.prometheus.port").asText());
    }

    @Test
    void secretsThatPodsAskForAreMadeAsTheDocumentSays() throws IOException {
        Set<String> asked = new TreeSet<>();
        deployment()
                .at("/spec/podTemplate/spec/containers/0/env")
                .forEach(variable -> asked.add("create secret generic "
                        + variable.at("/valueFrom/secretKeyRef/name").asText()));
        asked.add("create secret generic "
                + deployment()
                        .at("/spec/podTemplate/spec/volumes/1/secret/secretName")
                        .asText());

        assertThat(Files.readString(DockerFolder.PATH.resolveSibling("docs").resolve("operations.md")))
                .contains(asked);
        assertThat(asked).hasSize(3);
    }

    /** The operator mounts a configuration of its own over that of the image, where the deployment brings none. */
    @Test
    void podsLogNoMoreThanTheImage() throws IOException {
        String logging = deployment()
                .at("/spec/logConfiguration/log4j-console.properties")
                .asText();

        assertThat(logging).contains("\nrootLogger.appenderRef.console.ref = Console\n");
        assertThat(logging).endsWith(DockerFolder.text("flink/log4j.properties"));
    }

    private static JsonNode deployment() throws IOException {
        return DockerFolder.yaml(BASE + "flinkdeployment.yaml");
    }
}
