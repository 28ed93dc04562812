package org.passflow.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a site is open by its roster, in local time.
 *
 * @param opens minute of the day
 * @param closes minute of the day, up to 1440; not behind opens: on the next day
 */
public record OpeningHours(int opens, int closes) {

    /** Day and night; also where nothing readable is said. */
    public static final OpeningHours ALWAYS = new OpeningHours(0, 1440);

    private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{2})-(\\d{1,2}):(\\d{2})");
    private static final int DAY_MINUTES = 1440;

    /** Reads {@code 05:00-24:00}. */
    public static OpeningHours of(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return ALWAYS;
        }
        int opens = minute(form.group(1), form.group(2));
        int closes = Math.min(minute(form.group(3), form.group(4)), DAY_MINUTES);
        return opens == closes || opens >= DAY_MINUTES ? ALWAYS : new OpeningHours(opens, closes);
    }

    private static int minute(String hours, String minutes) {
        return 60 * Integer.parseInt(hours) + Integer.parseInt(minutes);
    }

    /**
     * Since when it has been open without a break at an instant; {@link Long#MIN_VALUE} if it never closes, and null if it is
     * closed. Epoch milliseconds UTC.
     */
    public Long openSince(long timeMillis, ZoneId zone) {
        if (equals(ALWAYS)) {
            return Long.MIN_VALUE;
        }
        ZonedDateTime local = Instant.ofEpochMilli(timeMillis).atZone(zone);
        for (LocalDate day :
                new LocalDate[] {local.toLocalDate(), local.toLocalDate().minusDays(1)}) {
            long from = at(day, opens, zone);
            long to = at(closes > opens ? day : day.plusDays(1), closes, zone);
            if (from <= timeMillis && timeMillis < to) {
                return from;
            }
        }
        return null;
    }

    private static long at(LocalDate day, int minute, ZoneId zone) {
        LocalDate date = minute == DAY_MINUTES ? day.plusDays(1) : day;
        LocalTime time = LocalTime.ofSecondOfDay(60L * (minute % DAY_MINUTES));
        return ZonedDateTime.of(date, time, zone).toInstant().toEpochMilli();
    }
}
