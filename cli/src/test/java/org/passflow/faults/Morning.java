package org.passflow.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;

/** What the posts of the district send on one morning: with incidents, and more faults of producers than on other days. */
final class Morning {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final Instant START =
            DAY.atTime(4, 0).atZone(SimulatorSettings.SHANGHAI).toInstant();
    private static final Instant END = START.plus(Duration.ofHours(7));

    private Morning() {}

    /** Roster, units, risk areas, policies: known before the first event. */
    static List<ArrivingEvent> reference() {
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.records(START.toEpochMilli()));
        records.addAll(district().ordinances(DAY.minusDays(4), DAY.plusDays(4), START.toEpochMilli()));
        return records;
    }

    /** What arrives until the end, in that order: after it every post would fall silent. */
    static List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>();
        Iterator<ArrivingEvent> made = district().history(START, END);
        for (ArrivingEvent next = made.next(); next.arrivalMillis() < END.toEpochMilli(); next = made.next()) {
            events.add(next);
        }
        return List.copyOf(events);
    }

    private static Simulator district() {
        return new Simulator(
                SimulatorSettings.seeded(3).withIncidents(4).with(Faults.ORDINARY.times(3)), Roster.shipped());
    }

    /** Some way into the morning. */
    static long after(Duration time) {
        return START.plus(time).toEpochMilli();
    }
}
