package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** What posts say of themselves: opened and closed, still there, disinfected, the day's report. */
final class StatusSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;

    /** Morning, noon and evening (DOMAIN section 10). */
    private static final List<LocalTime> DISINFECTION =
            List.of(LocalTime.of(8, 10), LocalTime.of(12, 30), LocalTime.of(18, 0));

    private static final LocalTime REPORT = LocalTime.of(18, 30);
    private static final int REPORT_SPREAD_MINUTES = 80;

    private final District district;

    StatusSource(District district) {
        this.district = district;
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        for (Post post : district.roster().posts()) {
            if (!district.incidents().isSilent(post.siteId(), minuteStartMillis)) {
                makeMinute(post, local, out);
            }
        }
    }

    private void makeMinute(Post post, ZonedDateTime local, Consumer<ArrivingEvent> out) {
        LocalTime time = local.toLocalTime();
        if (!post.isOpenDayAndNight() && time.equals(post.opensAt())) {
            send(post, local, "OPENED", out);
        }
        if (!post.isOpenDayAndNight() && time.equals(post.closesAt())) {
            send(post, local, "CLOSED", out);
        }
        if (!post.isOpenAt(time)) {
            return;
        }
        int minute = local.getHour() * 60 + local.getMinute();
        if (post.heartbeatMinutes() > 0 && minute % post.heartbeatMinutes() == offset(post, post.heartbeatMinutes())) {
            send(post, local, "HEARTBEAT", out);
        }
        if (DISINFECTION.contains(time.minusMinutes(offset(post, 30)))) {
            send(post, local, "DISINFECTED", out);
        }
        if (post.reportsDaily() && time.equals(REPORT.plusMinutes(offset(post, REPORT_SPREAD_MINUTES)))) {
            send(post, local, "DAILY_REPORT", out);
        }
    }

    /** So that not all posts report in the same minute. */
    private static int offset(Post post, int minutes) {
        return (int) Long.remainderUnsigned(post.number(), minutes);
    }

    private void send(Post post, ZonedDateTime local, String status, Consumer<ArrivingEvent> out) {
        long minuteStartMillis = local.toInstant().toEpochMilli();
        Dice dice = new Dice(district.settings().seed(), post.number(), minuteStartMillis, status.hashCode());
        long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
        String id = status.charAt(0) + Long.toHexString(minuteStartMillis / MINUTE_MILLIS);
        ObjectNode event = EventJson.event(id, eventTimeMillis, "post-terminal/township")
                .put("site_id", post.siteId())
                .put("status", status)
                .put("staff", 2 + dice.below(4));
        if (status.equals("DAILY_REPORT")) {
            event.put("business_day", local.toLocalDate().toString())
                    .put("returnees", dice.poisson(3))
                    .put("outsiders", dice.poisson(2))
                    .put("key_persons", dice.poisson(4))
                    .put("key_persons_fever", dice.chance(0.02) ? 1 : 0);
        }
        long arrivalMillis = district.incidents()
                .arrivalMillis(post.siteId(), eventTimeMillis + 200 + (long) dice.exponential(1000));
        district.delivery().send(new Made(Topics.SITE_STATUS, post.siteId(), event, arrivalMillis), dice, out);
    }
}
