package org.passflow.stack;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.simulator.Faults;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.JourneyScenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/**
 * A week of journeys and quarantines with incidents of every kind, sent with three times an ordinary day's faults of delivery,
 * while the TaskManager dies: rows, reconciliation, percentiles and alerts equal the model, every gap that was made is
 * listed, and none is invented.
 */
@ExtendWith(StackExtension.class)
class JourneysIT {

    @Test
    void weekIsWhatTheModelMakesOfItThoughTheTaskManagerDies(TestStack stack, TestInstallation installation)
            throws Exception {
        SimulatorSettings settings = SimulatorSettings.seeded(1).with(Faults.ORDINARY.times(3));

        new JourneyScenario(settings, LocalDate.of(2026, 11, 2), 7, 1).check(stack, installation);
    }
}
