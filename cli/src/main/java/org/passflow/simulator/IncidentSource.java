package org.passflow.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.simulator.Incident.Kind;

/** Who comes, and what is reported, only because of an incident. */
final class IncidentSource implements EventFeed.Source {

    private static final int MINUTE_MILLIS = 60_000;

    private static final int FEVERS = 4;
    private static final int FEVERS_APART_MINUTES = 6;
    private static final int PROBES_APART_MINUTES = 35;
    private static final double TIMES_CAPACITY = 3;
    private static final double FEVER_DEGREES = 38.4;
    private static final String REPORT = "发现外地返乡人员数人,已登记 / several returnees, registered";

    private final District district;
    private final ScreeningRecord records;
    private final Map<String, Post> posts;

    IncidentSource(District district) {
        this.district = district;
        this.records = new ScreeningRecord(district);
        this.posts = district.roster().posts().stream().collect(Collectors.toMap(Post::siteId, Function.identity()));
    }

    /** A moment of an incident. */
    private record Moment(Incident incident, long millis, Consumer<ArrivingEvent> out) {
        /** The how manieth minute of the incident it is, from 0. */
        int minute() {
            return (int) ((millis - incident.start().toEpochMilli()) / MINUTE_MILLIS);
        }
    }

    @Override
    public void makeMinute(long minuteStartMillis, Consumer<ArrivingEvent> out) {
        for (Kind kind : Kind.values()) {
            for (Incident incident : district.incidents().goingOn(kind, minuteStartMillis)) {
                make(new Moment(incident, minuteStartMillis, out));
            }
        }
    }

    private void make(Moment now) {
        int minute = now.minute();
        switch (now.incident().kind()) {
            case IMPLAUSIBLE -> crowd(now);
            case FEVERS_AT_GATE -> {
                if (minute % FEVERS_APART_MINUTES == 0 && minute / FEVERS_APART_MINUTES < FEVERS) {
                    person(now, first(now), 0, IncidentSource::feverish);
                }
            }
            case PROBING -> {
                int probe = minute / PROBES_APART_MINUTES;
                if (minute % PROBES_APART_MINUTES == 0
                        && probe < now.incident().siteIds().size()) {
                    Post post = posts.get(now.incident().siteIds().get(probe));
                    person(
                            now,
                            post,
                            0,
                            person -> turnedBack(person, now.incident().subject()));
                }
            }
            case OUTSIDER_PASSED -> {
                if (minute == 0) {
                    person(now, first(now), 0, person -> outsider(person).put("disposition", "PASSED"));
                }
            }
            case RISK_ARRIVAL -> {
                if (minute < RiskList.ORIGINS.size()) {
                    String origin = RiskList.ORIGINS.get(minute);
                    person(now, first(now), 0, person -> outsider(person).put("origin_region", origin));
                }
            }
            case IMMEDIATE_REPORT -> {
                if (minute == 0) {
                    report(now);
                }
            }
            default -> {
                // The other kinds change what happens anyway.
            }
        }
    }

    private Post first(Moment now) {
        return posts.get(now.incident().siteIds().get(0));
    }

    private void crowd(Moment now) {
        Post post = first(now);
        int persons = (int) Math.ceil(TIMES_CAPACITY * post.capacityPerHour() / 60);
        for (int i = 0; i < persons; i++) {
            person(now, post, i, UnaryOperator.identity());
        }
    }

    private static ObjectNode feverish(ObjectNode person) {
        return person.put("temperature_c", FEVER_DEGREES).put("disposition", "HELD");
    }

    private static ObjectNode turnedBack(ObjectNode person, String token) {
        return outsider(person).put("disposition", "TURNED_BACK").put("person_token", token);
    }

    private static ObjectNode outsider(ObjectNode person) {
        return person.put("residency", "OUTSIDER");
    }

    private void person(Moment now, Post post, int number, UnaryOperator<ObjectNode> change) {
        if (district.incidents().isSilent(post.siteId(), now.millis())) {
            return;
        }
        Dice dice = new Dice(district.settings().seed(), "incident".hashCode(), post.number(), now.millis(), number);
        long eventTimeMillis = now.millis() + dice.below(MINUTE_MILLIS);
        var passage = new ScreeningRecord.Passage(
                post,
                "x" + Long.toHexString(now.millis() / MINUTE_MILLIS) + "-" + number,
                eventTimeMillis,
                true,
                false,
                Shift.atPost(district.local(now.millis())),
                Phase.ORDINARY);
        ObjectNode event = change.apply(records.person(passage, dice));
        long arrivalMillis = eventTimeMillis + 200 + (long) dice.exponential(1500);
        district.delivery().send(records.made(passage, event, arrivalMillis), dice, now.out());
    }

    private void report(Moment now) {
        Post post = first(now);
        Dice dice = new Dice(district.settings().seed(), "report".hashCode(), post.number(), now.millis());
        long eventTimeMillis = now.millis() + dice.below(MINUTE_MILLIS);
        String id = "IM" + Long.toHexString(now.millis() / MINUTE_MILLIS);
        ObjectNode event = EventJson.event(id, eventTimeMillis, "post-terminal/township")
                .put("site_id", post.siteId())
                .put("status", "IMMEDIATE_REPORT")
                .put("text", REPORT);
        long arrivalMillis = eventTimeMillis + 200 + (long) dice.exponential(1000);
        district.delivery().send(new Made(Topics.SITE_STATUS, post.siteId(), event, arrivalMillis), dice, now.out());
    }
}
