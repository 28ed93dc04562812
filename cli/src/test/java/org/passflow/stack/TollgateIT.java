package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.replay.Mapping;
import org.passflow.replay.MappingReader;
import org.passflow.replay.PublishedCount;
import org.passflow.replay.ReplayOrder;
import org.passflow.replay.ReplayReader;
import org.passflow.replay.ReplayRows;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** 54,885 real vehicles at three toll gates, against the count that the organisers published. */
@ExtendWith(StackExtension.class)
class TollgateIT {

    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Path PASSAGES = DATA.resolve("tollgate-passages-2016-10-18_20.csv");
    private static final Path PUBLISHED = DATA.resolve("tollgate-volume-20min-2016-10-18_20.csv");

    @BeforeEach
    void dataIsThere() {
        assumeTrue(Files.exists(PASSAGES), "skipped: the toll-gate file is not beside this checkout");
    }

    @Test
    void countsEqualThePublishedOnesAlsoWhenReadASecondTime(TestInstallation installation) throws Exception {
        Scenario scenario = new Scenario(installation);
        scenario.feed(ReplayOrder.sorted(rows()));

        for (int run = 1; run <= 2; run++) {
            String job = installation.submit(Scenario.JOB);
            scenario.await(scenario.truth());
            assertThat(differences(installation)).as("run %d", run).isEmpty();
            installation.cancel(job);
            scenario.forgetProgress();
        }
    }

    @Test
    void countsEqualThePublishedOnesWhenEventsArriveOutOfOrder(TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, "TollgateITShuffled");
        Scenario scenario = new Scenario(installation);
        scenario.feed(ReplayOrder.shuffled(rows(), Duration.ofHours(2), 1));

        String job = installation.submit(Scenario.JOB);
        scenario.await(scenario.truth());

        assertThat(differences(installation)).isEmpty();
        installation.cancel(job);
    }

    private static ReplayRows rows() throws Exception {
        ReplayRows rows = new ReplayReader(mapping()).read(List.of(PASSAGES));
        assertThat(rows.events()).hasSize(54_885);
        assertThat(rows.rejected()).isEmpty();
        return rows;
    }

    private static Mapping mapping() throws Exception {
        try (InputStream in = TollgateIT.class.getResourceAsStream("/schemas/reference/mappings/tollgate.yaml")) {
            return MappingReader.read("tollgate.yaml", in);
        }
    }

    /** Windows of 20 minutes in which ours is not the published count; all 180 are compared. */
    private static List<?> differences(TestInstallation installation) throws Exception {
        PublishedCount published = PublishedCount.read(PUBLISHED, mapping());
        assertThat(published.windows()).hasSize(180);
        Map<PublishedCount.Window, Long> counted = new HashMap<>();
        installation
                .query("SELECT site_id, direction, toUnixTimestamp(window_start) AS at, vehicles FROM {db}.v_flow_1m")
                .forEach(row -> counted.put(
                        new PublishedCount.Window(
                                Instant.ofEpochSecond(row.get("at").asLong()),
                                row.get("site_id").asText(),
                                row.get("direction").asText()),
                        row.get("vehicles").asLong()));
        return published.differences(counted);
    }
}
