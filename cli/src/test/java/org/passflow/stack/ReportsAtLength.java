package org.passflow.stack;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.ReportScenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** What {@link ReportIT} shows of a week, of a month. Profile {@code full}. */
@ExtendWith(StackExtension.class)
class ReportsAtLength {

    @Test
    void month(TestStack stack) throws Exception {
        new ReportScenario(SimulatorSettings.seeded(2).scaled(0.5), LocalDate.of(2026, 10, 19), 30, 3)
                .check(stack, TestInstallation.create(stack, "ReportsOverAMonth"));
    }
}
