package org.passflow.simulator;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;

/**
 * The list of areas at risk, which changes at noon of every second day: a community known by its own code and a district
 * known as such take turns, two days each. Nobody but the people of an incident comes from there.
 */
final class RiskList {

    /** Where those come from who arrive in an incident: inside of either area, and one from next door to the community. */
    static final List<String> ORIGINS = List.of("150102004001", "150105003005", "150102004002");

    private static final LocalTime CHANGES = LocalTime.NOON;
    private static final int EVERY_DAYS = 4;
    private static final int LISTED_DAYS = 2;

    private static final List<Area> AREAS = List.of(
            new Area("150102004001", "呼和浩特市新城区某社区", "HIGH", 0), new Area("150105", "呼和浩特市赛罕区", "MEDIUM", LISTED_DAYS));

    private final ZoneId zone;

    private record Area(String code, String name, String level, int dayOfCycle) {}

    RiskList(ZoneId zone) {
        this.zone = zone;
    }

    /** The versions that begin on the days from one to another, both included, all arriving at one instant. */
    List<ArrivingEvent> records(LocalDate from, LocalDate to, long arrivalMillis) {
        List<ArrivingEvent> records = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (Area area : AREAS) {
                if (Math.floorMod(day.toEpochDay(), EVERY_DAYS) == area.dayOfCycle()) {
                    records.add(record(area, day, arrivalMillis));
                }
            }
        }
        return records;
    }

    private ArrivingEvent record(Area area, LocalDate day, long arrivalMillis) {
        String json =
                """
                {"schema_version":1,"code":"%s","name":"%s","level":"%s","valid_from":%d,"valid_to":%d}"""
                        .formatted(
                                area.code(), area.name(), area.level(), millis(day), millis(day.plusDays(LISTED_DAYS)));
        return new ArrivingEvent(Topics.RISK_AREAS, area.code(), json.getBytes(StandardCharsets.UTF_8), arrivalMillis);
    }

    private long millis(LocalDate day) {
        return day.atTime(CHANGES).atZone(zone).toInstant().toEpochMilli();
    }
}
