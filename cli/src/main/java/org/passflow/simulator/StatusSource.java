package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** What posts say of themselves: opened and closed, still there, disinfected, the day's report, services suspended. */
final class StatusSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;
    private static final String DISINFECTED = "DISINFECTED";
    private static final List<String> KINDS_OF_A_CAMPAIGN = List.of("SAMPLING_SITE", "HOME_TEAM");

    private final District district;
    private final Predicate<String> told;
    private final Agenda agenda;
    private final DailyReports reports;
    private final List<Post> coachStations;

    /** @param told which statuses are told */
    StatusSource(District district, Predicate<String> told) {
        this.district = district;
        this.told = told;
        this.agenda = new Agenda(district.roster().posts());
        this.reports = new DailyReports(district, agenda);
        this.coachStations = district.posts("COACH_STATION");
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        boolean isSamplingDay = Calendar.isSamplingDay(local.toLocalDate());
        district.register().begin(minuteStartMillis);
        for (Agenda.Item item : agenda.at(local.toLocalTime())) {
            if (isLeftOut(item, minuteStartMillis)) {
                continue;
            }
            if (item.status().equals(DailyReports.STATUS)) {
                reports.send(item.post(), local, out);
            } else if (isSamplingDay
                    || !KINDS_OF_A_CAMPAIGN.contains(item.post().kind())) {
                send(item.post(), local, item.status(), out);
            } else if (item.status().equals("OPENED")) {
                send(item.post(), local, "CLOSED", out);
            }
        }
        for (Post station : coachStations) {
            sendSuspension(station, local, minuteStartMillis, out);
        }
        reports.sendLate(local, out);
        reports.correct(local, out);
        for (Incident silence : district.incidents().silencesUntil(minuteStartMillis)) {
            sendMissedDisinfections(silence, local, out);
        }
        district.register().pass(minuteStartMillis);
    }

    /** Posts that were silent disinfect when they are back. */
    private void sendMissedDisinfections(Incident silence, ZonedDateTime local, Consumer<ArrivingEvent> out) {
        Instant start = silence.start();
        for (Instant missed = start; missed.isBefore(silence.end()); missed = missed.plusMillis(MINUTE_MILLIS)) {
            for (Agenda.Item item : agenda.at(missed.atZone(local.getZone()).toLocalTime())) {
                boolean isIts = silence.siteIds().contains(item.post().siteId());
                if (isIts && item.status().equals(DISINFECTED)) {
                    send(item.post(), local, DISINFECTED, out);
                }
            }
        }
    }

    private boolean isLeftOut(Agenda.Item item, long millis) {
        String siteId = item.post().siteId();
        if (item.status().equals(DailyReports.STATUS) && reports.isLeftOut(item.post(), millis)) {
            return true;
        }
        boolean isSkipped = item.status().equals(DISINFECTED)
                && district.incidents().is(Incident.Kind.DISINFECTION_SKIPPED, siteId, millis);
        return isSkipped || district.incidents().isSilent(siteId, millis);
    }

    private boolean isSuspended(Post station, long millis) {
        return district.incidents().is(Incident.Kind.SUSPENDED, station.siteId(), millis);
    }

    private void sendSuspension(
            Post station, ZonedDateTime local, long minuteStartMillis, Consumer<ArrivingEvent> out) {
        boolean was = isSuspended(station, minuteStartMillis - MINUTE_MILLIS);
        boolean is = isSuspended(station, minuteStartMillis);
        if (is != was) {
            send(station, local, is ? "SUSPENDED" : "OPENED", out);
        }
    }

    private void send(Post post, ZonedDateTime local, String status, Consumer<ArrivingEvent> out) {
        if (!told.test(status)) {
            return;
        }
        long minuteStartMillis = local.toInstant().toEpochMilli();
        Dice dice = new Dice(district.settings().seed(), post.number(), minuteStartMillis, status.hashCode());
        long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
        String id = status.substring(0, 2) + Long.toHexString(minuteStartMillis / MINUTE_MILLIS);
        ObjectNode event = EventJson.event(id, eventTimeMillis, "post-terminal/township")
                .put("site_id", post.siteId())
                .put("status", status)
                .put("staff", 2 + dice.below(4))
                .put("shift", Shift.atPost(local));
        long arrivalMillis = district.incidents()
                .arrivalMillis(post.siteId(), eventTimeMillis + 200 + (long) dice.exponential(1000));
        district.delivery().send(new Made(Topics.SITE_STATUS, post.siteId(), event, arrivalMillis), dice, out);
    }
}
