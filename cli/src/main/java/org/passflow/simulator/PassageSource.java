package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.passflow.feed.ArrivingEvent;

/** Who passes gates, exits and road posts, and when their registrations arrive. */
final class PassageSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;
    private static final double REGISTERED_BY_HAND = 0.06;
    private static final double NETWORK_DOWN = 0.004;

    /**
     * What an ordinary post of a kind sees on a working day. Assumptions; gates see about a fifth of the few hundred that
     * DOMAIN section 11 speaks of, so that a fortnight of a thousand gates is loaded within minutes.
     *
     * @param inShare how many of the passages go in, over the whole day
     * @param commute by how much that share falls in the morning and rises in the afternoon
     * @param isInlet whether people come there from outside of the district
     */
    private record Volume(
            String kind, double persons, double vehicles, double inShare, double commute, boolean isInlet) {}

    private static final List<Volume> VOLUMES = List.of(
            new Volume("HIGHWAY_EXIT", 700, 1300, 0.82, 0.02, true),
            new Volume("ROAD_POST", 60, 40, 0.5, 0.12, false),
            new Volume("VILLAGE_ENTRANCE", 32, 10, 0.5, 0.15, false),
            new Volume("COMPOUND_GATE", 40, 9, 0.5, 0.25, false),
            new Volume("ENTERPRISE_GATE", 220, 40, 0.5, -0.3, false),
            new Volume("FEVER_CLINIC", 25, 0, 0.6, 0, false),
            new Volume("QUARANTINE_SITE", 12, 4, 0.6, 0, false));

    private record Crowd(Volume volume, Posts posts) {}

    private final District district;
    private final DayShape shape = new DayShape();
    private final ScreeningRecord records;
    private final List<Crowd> crowds;

    PassageSource(District district) {
        this.district = district;
        this.records = new ScreeningRecord(district);
        this.crowds = VOLUMES.stream()
                .map(volume -> new Crowd(volume, new Posts(district.posts(volume.kind()))))
                .filter(crowd -> !crowd.posts().isEmpty())
                .toList();
    }

    /** What is the same for all posts in a minute. */
    private record Minute(long startMillis, ZonedDateTime local, Phase phase, double share) {}

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        ZonedDateTime local = district.local(minuteStartMillis);
        Calendar.Day day = district.calendar().of(local.toLocalDate());
        double share = shape.share(local.toLocalTime(), day.isWorking())
                * district.settings().scale();
        var minute = new Minute(minuteStartMillis, local, day.phase(), share);
        List<Incident> surges = district.incidents().goingOn(Incident.Kind.SURGE, minuteStartMillis);
        for (Crowd crowd : crowds) {
            Dice dice =
                    new Dice(district.settings().seed(), crowd.volume().kind().hashCode(), minuteStartMillis);
            makeMinute(crowd, minute, dice, out);
            for (Incident surge : surges) {
                crowd.posts().post(surge.siteIds().get(0)).ifPresent(post -> makeSurge(crowd, post, minute, dice, out));
            }
        }
    }

    /** As many as all posts of a kind see together; each finds its post by chance. */
    private void makeMinute(Crowd crowd, Minute minute, Dice dice, Consumer<ArrivingEvent> out) {
        double posts = minute.share() * crowd.posts().size() * factor(crowd.volume(), minute);
        int persons = dice.poisson(crowd.volume().persons() * posts);
        int vehicles = dice.poisson(crowd.volume().vehicles() * posts);
        for (int i = 0; i < persons + vehicles; i++) {
            make(crowd, crowd.posts().pick(dice), new Subject("p", i, i < persons), minute, dice, out);
        }
    }

    /** Those who come to the post beyond what is usual there. */
    private void makeSurge(Crowd crowd, Post post, Minute minute, Dice dice, Consumer<ArrivingEvent> out) {
        double usual = minute.share() * Posts.size(post) * factor(crowd.volume(), minute);
        int persons = dice.poisson(crowd.volume().persons() * usual * (Incidents.SURGE_FACTOR - 1));
        int vehicles = dice.poisson(crowd.volume().vehicles() * usual * (Incidents.SURGE_FACTOR - 1));
        for (int i = 0; i < persons + vehicles; i++) {
            make(crowd, post, new Subject("s", i, i < persons), minute, dice, out);
        }
    }

    /** Who passes: the how manieth of the minute, before one kind of posts; the prefix tells a surge from the ordinary. */
    private record Subject(String prefix, int number, boolean isPerson) {
        String eventId(long minuteStartMillis) {
            return prefix + Long.toHexString(minuteStartMillis / MINUTE_MILLIS) + "-" + number;
        }
    }

    private void make(Crowd crowd, Post post, Subject subject, Minute minute, Dice dice, Consumer<ArrivingEvent> out) {
        if (!post.isOpenAt(minute.local().toLocalTime())
                || district.incidents().isSilent(post.siteId(), minute.startMillis())
                || district.incidents().is(Incident.Kind.DROP, post.siteId(), minute.startMillis())) {
            return;
        }
        long eventTimeMillis = minute.startMillis() + dice.below(MINUTE_MILLIS);
        boolean byHand = dice.chance(REGISTERED_BY_HAND);
        boolean goesIn = dice.chance(inShare(crowd.volume(), minute));
        var passage = new ScreeningRecord.Passage(
                post,
                subject.eventId(minute.startMillis()),
                eventTimeMillis,
                goesIn,
                byHand,
                Shift.atPost(minute.local()),
                minute.phase());
        ObjectNode event = subject.isPerson() ? records.person(passage, dice) : records.vehicle(passage, dice);
        district.delivery().send(records.made(passage, event, eventTimeMillis + delayMillis(byHand, dice)), dice, out);
    }

    private static double factor(Volume volume, Minute minute) {
        return volume.isInlet() ? arriving(volume, minute) + departing(volume, minute) : minute.phase().within;
    }

    private static double inShare(Volume volume, Minute minute) {
        if (volume.isInlet()) {
            return arriving(volume, minute) / factor(volume, minute);
        }
        return usualInShare(volume, minute);
    }

    private static double arriving(Volume volume, Minute minute) {
        return usualInShare(volume, minute) * minute.phase().arrivals;
    }

    private static double departing(Volume volume, Minute minute) {
        return (1 - usualInShare(volume, minute)) * minute.phase().departures;
    }

    private static double usualInShare(Volume volume, Minute minute) {
        boolean isMorning = minute.local().toLocalTime().isBefore(LocalTime.NOON);
        return volume.inShare() + (isMorning ? -volume.commute() : volume.commute());
    }

    /** Terminals send within seconds, or when their network is back; what was written by hand is entered later. */
    private static long delayMillis(boolean byHand, Dice dice) {
        if (byHand) {
            return (long) dice.between(5 * MINUTE_MILLIS, 6 * 60 * MINUTE_MILLIS);
        }
        if (dice.chance(NETWORK_DOWN)) {
            return (long) dice.between(MINUTE_MILLIS, 40 * MINUTE_MILLIS);
        }
        return 200 + (long) dice.exponential(1500);
    }
}
