package org.passflow.stack;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.JourneyScenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** What {@link JourneysIT} shows of a week, of a month and of a day with fifty times the passengers. Profile {@code full}. */
@ExtendWith(StackExtension.class)
class JourneysAtLength {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 19);

    @Test
    void month(TestStack stack) throws Exception {
        new JourneyScenario(SimulatorSettings.seeded(2), FIRST_DAY, 30, 3)
                .check(stack, TestInstallation.create(stack, "JourneysOverAMonth"));
    }

    @Test
    void fiftyTimesThePassengers(TestStack stack) throws Exception {
        new JourneyScenario(SimulatorSettings.seeded(3).scaled(50), FIRST_DAY, 1, 1)
                .check(stack, TestInstallation.create(stack, "JourneysFiftyTimes"));
    }
}
