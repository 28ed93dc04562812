package org.passflow.testing;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.passflow.event.TimeRules;
import org.passflow.flow.BusinessTime;
import org.passflow.pipeline.TimeSettings;

/** Time as the demo has it: a day of horizon, a cut at four. */
public final class TestingTime {

    public static final TimeSettings SHANGHAI = in(ZoneId.of("Asia/Shanghai"));

    private TestingTime() {}

    /** The same elsewhere. */
    public static TimeSettings in(ZoneId zone) {
        return new TimeSettings(
                new BusinessTime(zone, LocalTime.of(4, 0)),
                new TimeRules(Duration.ofHours(24), TimeRules.DEFAULT_CLOCK_TOLERANCE),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofHours(6),
                Duration.ofSeconds(5));
    }
}
