package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which posts must be told to have disinfected too seldom: judged when each business day ends. */
final class DisinfectionAlerts {

    private static final Duration LOOK = Duration.ofMinutes(30);

    private final BusinessDays calendar;

    DisinfectionAlerts(BusinessDays calendar) {
        this.calendar = calendar;
    }

    /** A post that is short day after day has one alert. */
    List<ExpectedAlert> of(String siteId, PostLife post, Instant until) {
        List<ExpectedAlert> alerts = new ArrayList<>();
        boolean wasShort = false;
        Instant start = calendar.dayOf(post.inRosterSince());
        for (Instant end = next(start); !end.isAfter(until); end = next(start)) {
            boolean isShort = isShort(post, start, end);
            if (isShort && !wasShort) {
                alerts.add(new ExpectedAlert("disinfection-short", "SITE", siteId, "", end));
            }
            wasShort = isShort;
            start = end;
        }
        return alerts;
    }

    /** A day has 23 to 25 hours. */
    private Instant next(Instant dayStart) {
        return calendar.dayOf(dayStart.plus(26, ChronoUnit.HOURS));
    }

    private static boolean isShort(PostLife post, Instant start, Instant end) {
        Instant heard = post.lastHeard(end);
        return !start.isBefore(post.inRosterSince())
                && heard != null
                && !heard.isBefore(start)
                && wasInOperation(post, start, end)
                && post.disinfections(start, end) < post.disinfectionsDue();
    }

    /** By what is known when the day ends: an opening that was taken back meanwhile was none. */
    private static boolean wasInOperation(PostLife post, Instant start, Instant end) {
        return Stream.iterate(start.plus(LOOK), look -> !look.isAfter(end), look -> look.plus(LOOK))
                .anyMatch(look -> post.inOperationSince(look.minusMillis(1), end) != null);
    }
}
