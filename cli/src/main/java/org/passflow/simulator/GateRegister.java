package org.passflow.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.passflow.event.Topics;

/**
 * Whom each post has let in since the business day began of those whom its daily report declares: what its own register says,
 * whatever goes wrong on the way to Kafka. Where the simulation began later than the day, the hours before are made up for,
 * so that a report says the same wherever the simulation began.
 */
final class GateRegister {

    private static final long MINUTE_MILLIS = 60_000;
    private static final int CUT_HOURS = 4;
    private static final int KEPT_DAYS = 2;

    /** People whom a report declares. */
    record Entries(int returnees, int outsiders) {
        Entries plus(boolean isReturnee, boolean isOutsider) {
            return new Entries(returnees + (isReturnee ? 1 : 0), outsiders + (isOutsider ? 1 : 0));
        }
    }

    private static final Entries NONE = new Entries(0, 0);

    private final SimulatorSettings settings;
    private final TreeMap<Long, Map<String, Entries>> days = new TreeMap<>();
    private List<EventFeed.Source> sources = List.of();
    private Long nextMinuteMillis;
    private long coveredFromMillis;

    GateRegister(SimulatorSettings settings) {
        this.settings = settings;
    }

    /** Who makes those whom it counts. */
    void kept(List<EventFeed.Source> by) {
        sources = List.copyOf(by);
    }

    /** Enters an event as its producer made it. */
    void enter(Made made) {
        JsonNode event = made.event();
        boolean isReturnee = event.path("purpose").asText().startsWith("RETURN_");
        boolean isOutsider = event.path("residency").asText().equals("OUTSIDER");
        if ((isReturnee || isOutsider) && comesIn(made)) {
            long day = dayStart(made.eventTimeMillis());
            if (nextMinuteMillis == null || dayStart(nextMinuteMillis) == day) {
                days.computeIfAbsent(day, first -> new HashMap<>())
                        .merge(
                                event.path("site_id").asText(),
                                NONE.plus(isReturnee, isOutsider),
                                (before, one) -> before.plus(isReturnee, isOutsider));
            }
        }
    }

    private static boolean comesIn(Made made) {
        JsonNode event = made.event();
        return switch (made.topic()) {
            case Topics.CHECKPOINT_EVENTS ->
                event.path("subject").asText().equals("PERSON")
                        && event.path("direction").asText().equals("IN")
                        && !event.path("disposition").asText().equals("TURNED_BACK");
            case Topics.HUB_EVENTS -> event.path("stage").asText().equals("ARRIVED");
            default -> false;
        };
    }

    /** What is in the register of a post in a minute that is being made. */
    Entries of(String siteId, long minuteMillis) {
        long day = dayStart(minuteMillis);
        if (coveredFromMillis > day) {
            long until = coveredFromMillis;
            coveredFromMillis = day;
            Long next = nextMinuteMillis;
            for (long minute = day; minute < until; minute += MINUTE_MILLIS) {
                nextMinuteMillis = minute;
                long made = minute;
                sources.forEach(source -> source.makeMinute(made, event -> {}));
            }
            nextMinuteMillis = next;
        }
        return days.getOrDefault(day, Map.of()).getOrDefault(siteId, NONE);
    }

    /** A minute has begun to be made. */
    void begin(long minuteMillis) {
        if (nextMinuteMillis == null) {
            coveredFromMillis = minuteMillis;
        }
        nextMinuteMillis = minuteMillis;
    }

    /** The minute is made as far as posts report on it. */
    void pass(long minuteMillis) {
        nextMinuteMillis = minuteMillis + MINUTE_MILLIS;
        while (days.size() > KEPT_DAYS) {
            days.pollFirstEntry();
        }
    }

    private long dayStart(long millis) {
        return Instant.ofEpochMilli(millis)
                .atZone(settings.zone())
                .minusHours(CUT_HOURS)
                .toLocalDate()
                .atTime(CUT_HOURS, 0)
                .atZone(settings.zone())
                .toInstant()
                .toEpochMilli();
    }
}
