package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {

    private static final BusinessTime SHANGHAI = at("Asia/Shanghai", 4);
    private static final BusinessTime BERLIN = at("Europe/Berlin", 4);

    @Test
    void nightBeforeTheCutBelongsToTheDayBefore() {
        assertThat(SHANGHAI.day(millis("2026-11-01T19:59:59.999Z"))).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(SHANGHAI.day(millis("2026-11-01T20:00:00Z"))).isEqualTo(LocalDate.of(2026, 11, 2));
    }

    @Test
    void businessDayHas23HoursWhenClocksGoForwardAnd25WhenTheyGoBack() {
        assertThat(length(BERLIN, LocalDate.of(2026, 3, 28))).isEqualTo(Duration.ofHours(23));
        assertThat(length(BERLIN, LocalDate.of(2026, 10, 24))).isEqualTo(Duration.ofHours(25));
        assertThat(length(BERLIN, LocalDate.of(2026, 10, 25))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void timesUpToTheCutAreThoseOfTheNextDate() {
        LocalDate day = LocalDate.of(2026, 11, 2);

        assertThat(SHANGHAI.instant(day, LocalTime.of(20, 0))).isEqualTo(millis("2026-11-02T12:00:00Z"));
        assertThat(SHANGHAI.instant(day, LocalTime.of(2, 0))).isEqualTo(millis("2026-11-02T18:00:00Z"));
        assertThat(SHANGHAI.instant(day, LocalTime.of(4, 0))).isEqualTo(SHANGHAI.dayStart(day.plusDays(1)));
    }

    @Test
    void bothHoursAreKeptApartWhenClocksGoBack() {
        assertThat(BERLIN.hourStart(millis("2026-10-25T00:30:00Z"))).isEqualTo(millis("2026-10-25T00:00:00Z"));
        assertThat(BERLIN.hourStart(millis("2026-10-25T01:30:00Z"))).isEqualTo(millis("2026-10-25T01:00:00Z"));
    }

    @Test
    void hoursAlignToAZoneOffTheFullHour() {
        assertThat(at("Asia/Kathmandu", 4).hourStart(millis("2026-11-02T00:10:00Z")))
                .isEqualTo(millis("2026-11-01T23:15:00Z"));
    }

    @Test
    void everyMinuteOfAYearLiesInItsHourAndItsDay() {
        for (String zone : new String[] {"Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe"}) {
            BusinessTime time = at(zone, 2);
            TreeSet<Long> hours = new TreeSet<>();
            for (long m = millis("2026-01-01T00:00:00Z"); m < millis("2027-01-01T00:00:00Z"); m += 600_000) {
                long hour = time.hourStart(m);
                hours.add(hour);
                assertThat(hour).isLessThanOrEqualTo(m);
                assertThat(time.hourEnd(hour)).isGreaterThan(m);
                LocalDate day = time.day(m);
                assertThat(time.dayStart(day)).isLessThanOrEqualTo(m);
                assertThat(time.dayStart(day.plusDays(1))).isGreaterThan(m);
            }
            hours.headSet(hours.last())
                    .forEach(hour -> assertThat(time.hourEnd(hour)).isEqualTo(hours.higher(hour)));
        }
    }

    private static Duration length(BusinessTime time, LocalDate day) {
        return Duration.ofMillis(time.dayStart(day.plusDays(1)) - time.dayStart(day));
    }

    private static BusinessTime at(String zone, int hour) {
        return new BusinessTime(ZoneId.of(zone), LocalTime.of(hour, 0));
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
