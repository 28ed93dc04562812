package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;
import org.passflow.testing.JobJars;
import org.passflow.testing.Phases;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.Unchecked;
import org.passflow.testing.ViewTotals;

/**
 * What {@code docs/operations.md} does with the containers of one machine, done to the same processes with the same
 * configuration: whenever, every row equals the truth afterwards.
 */
@ExtendWith(StackExtension.class)
class ApplicationModeIT {
    @TempDir
    private Path data;

    private Path build;
    private Scenario scenario;
    private DockerFlink flink;
    private String job;

    @BeforeEach
    void findBuild(TestStack stack, TestInstallation installation) {
        build = stack.installation().jobJar();
        scenario = new Scenario(installation);
    }

    @Test
    void noCountIsLostByUpgradeByDeathAndByTheWayBack(TestInstallation installation) throws Exception {
        List<List<ArrivingEvent>> phases = Phases.ofAMorning(4);
        Path otherBuild = JobJars.otherBuild(build, data.resolve("other-job.jar"));
        try (DockerFlink docker = new DockerFlink(installation, data.resolve("flink"))) {
            flink = docker;
            flink.use(build);
            job = flink.start();
            assertThat(flink.rest().vertices(job))
                    .extracting(FlinkRest.Vertex::parallelism)
                    .as("parallelism.default of config.yaml")
                    .contains(2);
            during(phases.get(0), () -> null);

            Path[] savepoint = new Path[1];
            during(phases.get(1), () -> {
                savepoint[0] = flink.stopJob(job);
                flink.use(otherBuild);
                flink.restoreFrom(savepoint[0].resolveSibling("mistyped"));
                flink.startInVain();
                flink.restoreFrom(savepoint[0]);
                job = flink.start();
                return null;
            });
            assertThat(restored().path("external_path").asText()).endsWith(savepoint[0].toString());

            during(phases.get(2), () -> {
                flink.awaitCheckpoint(job);
                flink.kill9();
                assertThat(flink.start()).as("ZooKeeper remembers it").isEqualTo(job);
                return null;
            });
            assertThat(restored().path("is_savepoint").asBoolean(true))
                    .as("it went on from a checkpoint, though .env still names the savepoint")
                    .isFalse();

            during(phases.get(3), () -> {
                flink.cancelJob(job);
                flink.use(build);
                job = flink.start();
                return null;
            });
            assertThat(restored().path("external_path").asText()).endsWith(savepoint[0].toString());
            flink.awaitCheckpoint(job);
            new ViewTotals(installation, scenario.truth()).assertEqual();
        }
    }

    /** Does something in the middle of what arrives, and compares every row afterwards. */
    private void during(List<ArrivingEvent> events, Unchecked.Attempt<Void> action) throws Exception {
        scenario.feed(events, Map.of(events.size() / 2, () -> Unchecked.get(action)));
        scenario.await(scenario.truth());
    }

    private JsonNode restored() throws IOException, InterruptedException {
        return flink.rest().checkpoints(job).at("/latest/restored");
    }
}
