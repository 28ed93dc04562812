package org.passflow.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Which days are working days, in which phase of the year they are, and on which people are sampled. */
final class Calendar {

    /** The sampling days that the report of 2022 is about: 17 to 26 October (DOMAIN N1). */
    private static final LocalDate CAMPAIGN = LocalDate.of(2022, 10, 17);

    private static final int CAMPAIGN_DAYS = 10;
    /** One campaign a fortnight; an assumption. */
    private static final int FORTNIGHT = 14;

    private final Map<LocalDate, Day> days = new HashMap<>();

    /** A day by the calendar of this build. */
    record Day(boolean isWorking, Phase phase) {}

    private Calendar() {}

    /** Reads the calendar that this build brings along. */
    static Calendar shipped() {
        Calendar calendar = new Calendar();
        for (Map<String, String> row : new ShippedFile("calendar.csv").rows()) {
            String kind = row.get("kind");
            String phase = row.get("phase");
            calendar.days.put(
                    LocalDate.parse(row.get("date")),
                    new Day(
                            kind.equals("WORKDAY") || kind.equals("MAKEUP_WORKDAY"),
                            phase.isEmpty() ? Phase.ORDINARY : Phase.valueOf(phase)));
        }
        return calendar;
    }

    /** What kind of day it is; a day that the calendar does not hold is an ordinary one of its week. */
    Day of(LocalDate date) {
        Day day = days.get(date);
        return day == null ? new Day(!isWeekend(date), Phase.ORDINARY) : day;
    }

    /** Ten days of every fortnight, those of October 2022 among them. */
    static boolean isSamplingDay(LocalDate date) {
        return Math.floorMod(ChronoUnit.DAYS.between(CAMPAIGN, date), FORTNIGHT) < CAMPAIGN_DAYS;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
