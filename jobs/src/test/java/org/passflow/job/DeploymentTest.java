package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.RpcOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;
import org.passflow.testing.Deployment;

/** What is deployed is the job that there is, with flags that it knows, on a Flink that knows its configuration. */
class DeploymentTest {
    private static final String KUBERNETES = "kubernetes/base/flinkdeployment.yaml";
    private static final String EXAMPLE = "kubernetes/example/flinkdeployment.yaml";

    private static final List<Class<?>> OPTIONS = List.of(
            CheckpointingOptions.class,
            CoreOptions.class,
            HeartbeatManagerOptions.class,
            HighAvailabilityOptions.class,
            JobManagerOptions.class,
            MetricOptions.class,
            PipelineOptions.class,
            RestOptions.class,
            RestartStrategyOptions.class,
            RpcOptions.class,
            StateBackendOptions.class,
            TaskManagerOptions.class,
            WebOptions.class);

    /** Of parts of Flink that are not on this class path: the reporter, RocksDB, Kubernetes and the plug-in of S3. */
    private static final Set<String> ELSEWHERE = Set.of(
            "metrics.reporter.prometheus.factory.class",
            "metrics.reporter.prometheus.port",
            "metrics.reporter.prometheus.filterLabelValueCharacters",
            "state.backend.rocksdb.compaction.level.use-dynamic-size",
            "state.backend.rocksdb.compaction.level.max-size-level-base",
            "kubernetes.rest-service.exposed.type",
            "s3.endpoint");

    /** Of a place, not of the job: where processes find each other and their storage, and their sizes. */
    private static final List<String> OF_A_PLACE = List.of(
            "jobmanager.",
            "taskmanager.",
            "rest.",
            "parallelism.default",
            "high-availability.",
            "pekko.",
            "execution.checkpointing.dir",
            "execution.checkpointing.savepoint-dir");

    @Test
    void everyKeyIsAnOptionOfFlinkAndEveryValueOneThatItTakes() throws IOException, IllegalAccessException {
        Map<String, ConfigOption<?>> options = options();
        for (Configuration configuration :
                List.of(Deployment.image(), Deployment.kubernetes(KUBERNETES), Deployment.kubernetes(EXAMPLE))) {
            Set<String> unknown = new HashSet<>(configuration.keySet());
            unknown.removeAll(options.keySet());
            unknown.removeAll(ELSEWHERE);

            assertThat(unknown).isEmpty();
            assertThat(configuration.keySet()).isNotEmpty();
            for (String key : configuration.keySet()) {
                if (options.containsKey(key)) {
                    assertThat(configuration.getOptional(options.get(key)))
                            .as(key)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void imageAndKubernetesSayTheSameAboutTheJob() throws IOException {
        assertThat(aboutTheJob(Deployment.kubernetes(KUBERNETES))).isEqualTo(aboutTheJob(Deployment.image()));
    }

    @Test
    void composeRunsThisJobWithFlagsThatItKnows() throws IOException {
        List<String> command = Arrays.asList(Deployment.yaml("compose.yaml")
                .at("/services/jobmanager/command")
                .asText()
                .strip()
                .split("\\s+", -1));

        // Flink takes an abbreviation of its own flags (--config for --configDir) unless one comes first that it does
        // not know.
        assertThat(command.subList(0, 5))
                .containsExactly(
                        "standalone-job",
                        "--job-classname",
                        PassflowJob.class.getName(),
                        "${PASSFLOW_RESTORE}",
                        "--kafka.bootstrap-servers");
        assertThat(command).endsWith("${PASSFLOW_JOB_FLAGS}");
        JobSettings settings =
                JobSettings.from(command.subList(4, command.size() - 1).toArray(String[]::new), Map.of());
        assertThat(settings.kafka().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(settings.clickHouse().url()).isEqualTo("jdbc:clickhouse://clickhouse:8123/passflow");
    }

    @Test
    void kubernetesRunsThisJobWithAFileOfFlagsThatItKnows() throws IOException {
        JsonNode spec = Deployment.yaml(KUBERNETES).path("spec");
        JsonNode job = spec.path("job");
        JsonNode container = spec.at("/podTemplate/spec/containers/0");
        Path file = Path.of(job.at("/args/1").asText());

        assertThat(job.path("entryClass").asText()).isEqualTo(PassflowJob.class.getName());
        assertThat(job.path("args")).hasSize(2);
        assertThat(job.at("/args/0").asText()).isEqualTo("--config");
        assertThat(container.at("/volumeMounts/0/mountPath").asText())
                .isEqualTo(file.getParent().toString());
        for (String folder : List.of("kubernetes/base", "kubernetes/example")) {
            Path flags = Deployment.FOLDER.resolve(folder).resolve(file.getFileName());
            assertThat(JobSettings.from(new String[] {"--config", flags.toString()}, Map.of())
                            .clickHouse()
                            .url())
                    .endsWith("/passflow");
            assertThat(Deployment.yaml(folder + "/kustomization.yaml")
                            .at("/configMapGenerator/0/files/0")
                            .asText())
                    .isEqualTo(file.getFileName().toString());
        }
    }

    @Test
    void theSameFlinkRunsEverywhere() throws IOException {
        String version = EnvironmentInformation.getVersion();
        String[] numbers = version.split("\\.", -1);

        assertThat(Files.readString(Deployment.FOLDER.resolve("Dockerfile")))
                .contains("\nFROM flink:" + version + "-java17\n");
        assertThat(Deployment.yaml(KUBERNETES).at("/spec/flinkVersion").asText())
                .isEqualTo("v" + numbers[0] + "_" + numbers[1]);
    }

    private static Map<String, String> aboutTheJob(Configuration configuration) {
        Map<String, String> settings = new HashMap<>(configuration.toMap());
        settings.keySet().removeIf(key -> OF_A_PLACE.stream().anyMatch(key::startsWith));
        settings.keySet().removeAll(Set.of("kubernetes.rest-service.exposed.type", "io.tmp.dirs"));
        return settings;
    }

    private static Map<String, ConfigOption<?>> options() throws IllegalAccessException {
        Map<String, ConfigOption<?>> options = new HashMap<>();
        for (Class<?> type : OPTIONS) {
            for (Field field : type.getFields()) {
                if (field.getType() == ConfigOption.class) {
                    ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                    options.put(option.key(), option);
                }
            }
        }
        return options;
    }
}
