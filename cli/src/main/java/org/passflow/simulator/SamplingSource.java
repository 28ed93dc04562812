package org.passflow.simulator;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.passflow.feed.ArrivingEvent;

/**
 * Who is sampled on the days of a campaign: 26,000 a day at 33 desks, all beginning at the same time (DOMAIN N1), and
 * some at home (N2).
 */
final class SamplingSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;

    /** 26,000 samplings / 33 desks. */
    private static final double PER_DESK_AND_DAY = 788;

    /** 2,337 samplings at home / 10 days / 6 communities. */
    private static final double PER_TEAM_AND_DAY = 39;

    /** People queue when the desks open; an assumption. */
    private static final double FIRST_HOUR = 1.8;

    private final District district;
    private final ScreeningRecord records;
    private final List<Post> sites;

    SamplingSource(District district) {
        this.district = district;
        this.records = new ScreeningRecord(district);
        this.sites = Stream.concat(district.posts("SAMPLING_SITE").stream(), district.posts("HOME_TEAM").stream())
                .toList();
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        if (!Calendar.isSamplingDay(local.toLocalDate())) {
            return;
        }
        for (Post site : sites) {
            if (site.isOpenAt(local.toLocalTime())) {
                makeMinute(site, minuteStartMillis, local, out);
            }
        }
    }

    private void makeMinute(Post site, long minuteStartMillis, ZonedDateTime local, Consumer<ArrivingEvent> out) {
        Dice dice = new Dice(district.settings().seed(), site.number(), minuteStartMillis);
        int samplings = dice.poisson(mean(site, local.toLocalTime()));
        for (int i = 0; i < samplings; i++) {
            long eventTimeMillis = minuteStartMillis + dice.below(MINUTE_MILLIS);
            String id = "n" + Long.toHexString(minuteStartMillis / MINUTE_MILLIS) + "-" + i;
            var sampling = new ScreeningRecord.Passage(
                    site, id, eventTimeMillis, true, false, Shift.atPost(local), Phase.ORDINARY);
            long arrivalMillis = eventTimeMillis + 300 + (long) dice.exponential(4000);
            district.delivery()
                    .send(records.made(sampling, records.sampling(sampling, dice), arrivalMillis), dice, out);
        }
    }

    private double mean(Post site, LocalTime time) {
        double perMinute = perHour(site, time) / 60 * district.settings().scale();
        return perMinute * site.lanes();
    }

    private static double perHour(Post site, LocalTime time) {
        double hours = Duration.between(site.opensAt(), site.closesAt()).toMinutes() / 60.0;
        if (site.kind().equals("HOME_TEAM")) {
            return PER_TEAM_AND_DAY / hours;
        }
        boolean isFirstHour = time.isBefore(site.opensAt().plusHours(1));
        double weight = isFirstHour ? FIRST_HOUR : (hours - FIRST_HOUR) / (hours - 1);
        return PER_DESK_AND_DAY * weight / hours;
    }
}
