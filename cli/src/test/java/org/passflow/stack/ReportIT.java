package org.passflow.stack;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.simulator.Faults;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.ReportScenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * Five days of daily reports, missing, late, zero, falsely zero, too low and corrected ones among them, sent with three times an
 * ordinary day's faults of delivery while the TaskManager dies: every fact, the coverage and all alerts equal the model.
 */
@ExtendWith(StackExtension.class)
class ReportIT {

    @Test
    void fiveDaysAreWhatTheModelMakesOfThemThoughTheTaskManagerDies(TestStack stack, TestInstallation installation)
            throws Exception {
        SimulatorSettings settings =
                SimulatorSettings.seeded(1).with(Faults.ORDINARY.times(3)).scaled(0.5);

        new ReportScenario(settings, LocalDate.of(2026, 11, 2), 5, 1).check(stack, installation);
    }
}
