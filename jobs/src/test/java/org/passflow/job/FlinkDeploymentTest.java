package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passflow.testing.Deployment;
import org.yaml.snakeyaml.Yaml;

/** The FlinkDeployment files, by the schema of the Flink Kubernetes Operator; a field that it does not name is a fault. */
class FlinkDeploymentTest {
    private static final String CRD = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";

    @Test
    void filesAreWhatTheOperatorTakes() throws IOException {
        for (String file : new String[] {"base", "example"}) {
            assertThat(problems(Deployment.yaml("kubernetes/" + file + "/flinkdeployment.yaml")))
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowAndAValueThatItRefusesAreFound() throws IOException {
        ObjectNode deployment = (ObjectNode) Deployment.yaml("kubernetes/base/flinkdeployment.yaml");
        ((ObjectNode) deployment.at("/spec/job"))
                .put("upgradeMode", "sometimes")
                .put("jarUrl", "local:///job.jar");
        ((ObjectNode) deployment.at("/spec/podTemplate/spec/containers/0/securityContext"))
                .put("allowPrivilegeEscalations", false);

        assertThat(problems(deployment)).hasSize(3);
    }

    @Test
    void podsMayDoNothingThatTheyNeedNot() throws IOException {
        JsonNode spec = Deployment.yaml("kubernetes/base/flinkdeployment.yaml").path("spec");
        JsonNode pod = spec.at("/podTemplate/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.path("env"))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(
                                variable.at("/valueFrom/secretKeyRef/name").asText())
                        .startsWith("passflow-"))
                .allSatisfy(variable -> assertThat(variable.has("value")).isFalse());
        assertThat(spec.at("/job/upgradeMode").asText()).isEqualTo("savepoint");
    }

    private static Set<ValidationMessage> problems(JsonNode deployment) throws IOException {
        return schema().validate(deployment.path("spec"));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream crd = FlinkDeploymentTest.class.getResourceAsStream(CRD)) {
            JsonNode all = new ObjectMapper().valueToTree(new Yaml().<Object>load(crd));
            ObjectNode spec = (ObjectNode) all.at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
            // The operator whose schema this is knows Flink up to 1.20; one that knows 2.2 has added fields and
            // versions only.
            ((ObjectNode) spec.at("/properties/flinkVersion")).remove("enum");
            close(spec);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(spec);
        }
    }

    /** Kubernetes drops what a schema does not name without a word; here it is to be told. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(FlinkDeploymentTest::close);
    }
}
