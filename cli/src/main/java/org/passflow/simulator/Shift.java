package org.passflow.simulator;

import java.time.ZonedDateTime;
import java.util.List;

/** Who is on duty: three shifts a day at posts, four townships in turn at hubs (DOMAIN H10). */
final class Shift {

    private static final int HOURS = 8;
    private static final List<String> AT_POSTS = List.of("NIGHT", "DAY", "EVENING");
    private static final List<String> AT_HUBS = List.of("DUANDIAN", "DAYANG", "TUNLI", "JIADE");

    private Shift() {}

    static String atPost(ZonedDateTime local) {
        return AT_POSTS.get(local.getHour() / HOURS);
    }

    static String atHub(ZonedDateTime local) {
        long shifts = local.toLocalDate().toEpochDay() * AT_POSTS.size() + local.getHour() / HOURS;
        return AT_HUBS.get((int) Math.floorMod(shifts, (long) AT_HUBS.size()));
    }
}
