package org.passflow.simulator;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** What each post has to say at which minute of an ordinary day. */
final class Agenda {

    private static final int MINUTES_PER_DAY = 24 * 60;

    /** Morning, noon and evening (DOMAIN section 10). */
    private static final List<LocalTime> DISINFECTION =
            List.of(LocalTime.of(8, 10), LocalTime.of(12, 30), LocalTime.of(18, 0));

    private static final int DISINFECTION_SPREAD_MINUTES = 30;
    private static final LocalTime REPORT = LocalTime.of(18, 30);
    private static final int REPORT_SPREAD_MINUTES = 80;
    private static final int REPORT_BEFORE_CLOSING_MINUTES = 5;

    private final List<List<Item>> perMinute = new ArrayList<>();

    /** A message that is due. */
    record Item(Post post, String status) {}

    Agenda(List<Post> posts) {
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            perMinute.add(new ArrayList<>());
        }
        posts.forEach(this::add);
    }

    /** What is due in the minute that begins at that local time. */
    List<Item> at(LocalTime time) {
        return perMinute.get(minute(time));
    }

    private void add(Post post) {
        if (!post.isOpenDayAndNight()) {
            add(post.opensAt(), post, "OPENED");
            add(post.closesAt(), post, "CLOSED");
        }
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            LocalTime time = LocalTime.MIN.plusMinutes(minute);
            if (isHeartbeat(post, minute) && post.isOpenAt(time)) {
                add(time, post, "HEARTBEAT");
            }
        }
        for (LocalTime time : DISINFECTION) {
            LocalTime own = time.plusMinutes(offset(post, DISINFECTION_SPREAD_MINUTES));
            if (post.isOpenAt(own)) {
                add(own, post, "DISINFECTED");
            }
        }
        if (post.reportsDaily()) {
            LocalTime own = REPORT.plusMinutes(offset(post, REPORT_SPREAD_MINUTES));
            add(
                    post.isOpenAt(own) ? own : post.closesAt().minusMinutes(REPORT_BEFORE_CLOSING_MINUTES),
                    post,
                    "DAILY_REPORT");
        }
    }

    private void add(LocalTime time, Post post, String status) {
        perMinute.get(minute(time)).add(new Item(post, status));
    }

    private static boolean isHeartbeat(Post post, int minute) {
        return post.heartbeatMinutes() > 0 && minute % post.heartbeatMinutes() == offset(post, post.heartbeatMinutes());
    }

    /** So that not all posts report in the same minute. */
    private static int offset(Post post, int minutes) {
        return (int) Long.remainderUnsigned(post.number(), minutes);
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }
}
