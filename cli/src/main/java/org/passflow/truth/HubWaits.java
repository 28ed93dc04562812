package org.passflow.truth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How long passengers waited at a hub: those who arrived in one hour, or with one trip. Only where everybody's journey has
 * ended: what the others have waited so far depends on when one looks.
 *
 * @param group start of the hour in epoch seconds, or the trip
 * @param queue from arrival to registration
 * @param push from being ready to the push
 * @param hold from arrival to leaving the hub
 */
public record HubWaits(String siteId, String group, Waits queue, Waits push, Waits hold) {

    /**
     * Waits in milliseconds: how many there are, and the exact quantiles as ClickHouse's quantileExact takes them.
     *
     * @param half the one at index ⌊n / 2⌋ of all in order
     */
    public record Waits(int number, long half, long nineTenths, long longest) {

        static Waits of(Collection<Long> some) {
            List<Long> sorted = some.stream().filter(Objects::nonNull).sorted().toList();
            return sorted.isEmpty()
                    ? new Waits(0, 0, 0, 0)
                    : new Waits(
                            sorted.size(),
                            sorted.get((int) (0.5 * sorted.size())),
                            sorted.get((int) (0.9 * sorted.size())),
                            sorted.get(sorted.size() - 1));
        }
    }

    /** By hour of arrival. */
    public static List<HubWaits> byHour(Collection<JourneyRow> rows) {
        Map<List<String>, List<JourneyRow>> groups =
                new TreeMap<>((one, other) -> String.join("|", one).compareTo(String.join("|", other)));
        for (JourneyRow row : rows) {
            Instant arrived = row.time("arrived_at");
            if (arrived != null) {
                long hour = arrived.truncatedTo(ChronoUnit.HOURS).getEpochSecond();
                groups.computeIfAbsent(List.of(row.siteId(), Long.toString(hour)), first -> new ArrayList<>())
                        .add(row);
            }
        }
        return of(groups);
    }

    /** By trip. */
    public static List<HubWaits> byTrip(Collection<JourneyRow> rows) {
        Map<List<String>, List<JourneyRow>> groups =
                new TreeMap<>((one, other) -> String.join("|", one).compareTo(String.join("|", other)));
        for (JourneyRow row : rows) {
            if (row.time("arrived_at") != null) {
                groups.computeIfAbsent(List.of(row.siteId(), row.tripId()), first -> new ArrayList<>())
                        .add(row);
            }
        }
        return of(groups);
    }

    private static List<HubWaits> of(Map<List<String>, List<JourneyRow>> groups) {
        List<HubWaits> waits = new ArrayList<>();
        groups.forEach((group, rows) -> {
            if (rows.stream().noneMatch(row -> row.outcome().isEmpty())) {
                waits.add(new HubWaits(
                        group.get(0),
                        group.get(1),
                        waits(rows, "arrived_at", "registered_at"),
                        waits(rows, "ready_at", "pushed_at"),
                        waits(rows, "arrived_at", "left_hub_at")));
            }
        });
        return waits;
    }

    /** A push that was reported before anybody was ready took no time. */
    private static Waits waits(List<JourneyRow> rows, String from, String to) {
        List<Long> millis = new ArrayList<>();
        for (JourneyRow row : rows) {
            Long wait = row.between(from, to);
            millis.add(wait == null ? null : Long.valueOf(Math.max(0, wait)));
        }
        return Waits.of(millis);
    }
}
