package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T07:59:00+08:00, 2026-11-24T00:00:00+08:00",
        "2026-11-24T08:10:00+08:00, 2026-11-24T00:00:00+08:00",
        "2026-11-24T09:00:00+08:00, 2026-11-24T08:00:00+08:00",
        "2026-11-24T16:59:59+08:00, 2026-11-24T08:00:00+08:00",
        "2026-11-24T17:00:00+08:00, 2026-11-24T16:00:00+08:00",
        "2026-11-24T00:05:00+08:00, 2026-11-23T16:00:00+08:00"
    })
    void shiftBeforeIsHandedOverInTheFirstHourOfTheNext(OffsetDateTime moment, OffsetDateTime begin) {
        assertThat(new Shifts(ZoneId.of("Asia/Shanghai")).handedOverAt(moment.toInstant()))
                .isEqualTo(begin.toInstant());
    }
}
