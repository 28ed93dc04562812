package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessDaysTest {

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,    2026-11-01T19:59:59.999Z, 2026-10-31T20:00:00Z",
        "Asia/Shanghai,    2026-11-01T20:00:00Z,     2026-11-01T20:00:00Z",
        // 2026-11-01 has 25 hours in New York, the day from 04:00 on the day before has them too.
        "America/New_York, 2026-10-31T08:00:00Z,     2026-10-31T08:00:00Z",
        "America/New_York, 2026-11-01T08:59:59.999Z, 2026-10-31T08:00:00Z",
        "America/New_York, 2026-11-01T09:00:00Z,     2026-11-01T09:00:00Z",
        // 2026-03-08 has 23 hours.
        "America/New_York, 2026-03-07T09:00:00Z,     2026-03-07T09:00:00Z",
        "America/New_York, 2026-03-08T07:59:59.999Z, 2026-03-07T09:00:00Z",
        "America/New_York, 2026-03-08T08:00:00Z,     2026-03-08T08:00:00Z"
    })
    void dayBeginsAtTheCut(String zone, Instant instant, Instant day) {
        assertThat(new BusinessDays(ZoneId.of(zone), LocalTime.of(4, 0)).dayOf(instant))
                .isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T05:00:00Z",
        "America/New_York, 2026-11-01T06:30:00Z, 2026-11-01T06:00:00Z",
        "Asia/Kolkata,     2026-11-01T06:29:00Z, 2026-11-01T05:30:00Z",
        "Asia/Kolkata,     2026-11-01T06:30:00Z, 2026-11-01T06:30:00Z"
    })
    void hourIsThatOfTheZonesClock(String zone, Instant instant, Instant hour) {
        assertThat(new BusinessDays(ZoneId.of(zone), LocalTime.of(4, 0)).hourOf(instant))
                .isEqualTo(hour);
    }
}
