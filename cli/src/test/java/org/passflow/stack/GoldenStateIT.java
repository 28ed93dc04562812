package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.testing.AlertTable;
import org.passflow.testing.GoldenState;
import org.passflow.testing.JourneyTables;
import org.passflow.testing.ReportScenario;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * This build goes on from the state of every release, and what it makes of it is right. Rows from before the savepoint are
 * written by this build, which reads those records itself; whatever is under way when it stops, only the state of the release knows.
 */
@ExtendWith(StackExtension.class)
class GoldenStateIT {

    static List<GoldenState> releases() throws IOException {
        return GoldenState.all();
    }

    @Test
    void thereIsAStateToGoOnFrom() throws IOException {
        assertThat(releases()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void thisBuildGoesOnFromTheStateOfARelease(GoldenState golden, TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, golden.installation());
        Scenario scenario = new Scenario(installation);
        scenario.feedOpenEnded(golden.before());
        String first = installation.submit(Scenario.JOB);
        scenario.awaitTime();
        new FlinkSnapshots(stack.stack().flink().rest()).stopWithSavepoint(first);
        scenario.forgetProgress();

        String restored =
                installation.submit(Scenario.JOB.restoredFrom(golden.savepoint().toString()));
        assertThat(stack.stack()
                        .flink()
                        .rest()
                        .checkpoints(restored)
                        .at("/latest/restored/is_savepoint")
                        .asBoolean())
                .as("it goes on, it does not begin anew")
                .isTrue();
        scenario.feed(golden.after());

        scenario.await(scenario.truth());
        AlertTable alerts = new AlertTable(installation);
        alerts.awaitTime();
        alerts.awaitModel();
        new JourneyTables(installation).awaitModel();
        ReportScenario.awaitModel(installation);
        installation.cancel(restored);
    }
}
