package org.passflow.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/** Every third day one village turns every outsider back (DOMAIN C9): a rule that holds there for that day. */
final class TurnBackPolicy {

    private static final String RULE_ID = "turn-back-outsiders";
    private static final int EVERY_DAYS = 3;
    private static final int VILLAGE_DIGITS = 12;

    private final SimulatorSettings settings;
    private final List<String> villages;

    TurnBackPolicy(SimulatorSettings settings, Roster roster) {
        this.settings = settings;
        this.villages = roster.posts().stream()
                .filter(post -> post.kind().equals("VILLAGE_ENTRANCE"))
                .map(Post::region)
                .filter(region -> region.length() == VILLAGE_DIGITS)
                .distinct()
                .sorted()
                .toList();
    }

    /** The village that turns outsiders back on that day. */
    Optional<String> village(LocalDate day) {
        if (villages.isEmpty() || Math.floorMod(day.toEpochDay(), EVERY_DAYS) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Dice(settings.seed(), RULE_ID.hashCode(), day.toEpochDay()).pick(villages));
    }

    boolean isInForce(Post post, LocalDate day) {
        return village(day).filter(post.region()::equals).isPresent();
    }

    /** The versions of the rule for the days from one to another, both included, all arriving at one instant. */
    List<ArrivingEvent> records(LocalDate from, LocalDate to, long arrivalMillis) {
        List<ArrivingEvent> records = new ArrayList<>();
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            LocalDate day = date;
            village(day).ifPresent(village -> records.add(record(village, day, arrivalMillis)));
        }
        return records;
    }

    private ArrivingEvent record(String village, LocalDate day, long arrivalMillis) {
        String json =
                """
                {"schema_version":1,"rule_id":"%s","rule":"policy-breach","thresholds":{"turn_back_outsiders":true},\
                "scope_regions":["%s"],"valid_from":%d,"valid_to":%d,"author":"simulator","reason":"DOMAIN C9"}"""
                        .formatted(RULE_ID, village, millis(day), millis(day.plusDays(1)));
        return new ArrivingEvent(Topics.ALERT_RULES, RULE_ID, json.getBytes(StandardCharsets.UTF_8), arrivalMillis);
    }

    private long millis(LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant().toEpochMilli();
    }
}
