package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of one person under order: the plain reading of docs/journeys.md. */
final class Custody {

    private static final long FEVER_FROM = 3730;
    private static final int USUAL_DAYS = 14;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    /** A horizon and a little. */
    private static final long KEPT_MILLIS = Duration.ofHours(24).plusMinutes(20).toMillis();

    private static final long UNENDED_MILLIS = Duration.ofDays(30).toMillis();

    private static final Comparator<Happening> BY_FROM =
            Comparator.comparingLong(Custody::from).thenComparing(Custody::id);

    private final String token;
    private final BusinessDays calendar;
    private final List<Happening> all;

    /** @param all orders, temperatures, releases and arrivals at home or at a quarantine site */
    Custody(String token, BusinessDays calendar, List<Happening> all) {
        this.token = token;
        this.calendar = calendar;
        this.all = List.copyOf(all);
    }

    List<Happening> all() {
        return all;
    }

    /** One row for each order that arrived before an instant, also for one taken back. */
    List<QuarantineRow> before(long arrivalMillis, long firstRevision) {
        List<Happening> standing = new ArrayList<>();
        List<Happening> takenBack = new ArrayList<>();
        for (Happening one : all) {
            if (one.known().toEpochMilli() < arrivalMillis) {
                boolean isTakenBack = one.takenBack() != null && one.takenBack().toEpochMilli() < arrivalMillis;
                (isTakenBack ? takenBack : standing).add(one);
            }
        }
        List<QuarantineRow> rows = new ArrayList<>();
        List<Happening> orders =
                standing.stream().filter(Custody::isOrder).sorted(BY_FROM).toList();
        Map<Happening, List<Happening>> about = about(standing, orders);
        for (int i = 0; i < orders.size(); i++) {
            Happening later = i + 1 < orders.size() ? orders.get(i + 1) : null;
            Happening order = orders.get(i);
            QuarantineRow row = row(order, about.get(order), later, standing);
            rows.add(row.revised(firstRevision + applied(Math.min(arrivalMillis, forgotten(row, order, later)))));
        }
        for (Happening order : takenBack) {
            if (isOrder(order)) {
                long forgotten = order.known().toEpochMilli() + KEPT_MILLIS;
                rows.add(row(order, null, null, standing)
                        .revised(firstRevision + applied(Math.min(arrivalMillis, forgotten))));
            }
        }
        return rows;
    }

    /** Events applied that arrived before an instant: each once, and each that took one back. */
    private long applied(long arrivalMillis) {
        long applied = 0;
        for (Happening one : all) {
            if (one.known().toEpochMilli() < arrivalMillis) {
                boolean isTakenBack = one.takenBack() != null && one.takenBack().toEpochMilli() < arrivalMillis;
                applied += isTakenBack ? 2 : 1;
            }
        }
        return applied;
    }

    /** When nothing more can change an order: what arrives from then on is not written into its row. */
    private static long forgotten(QuarantineRow row, Happening order, Happening later) {
        long heard = order.known().toEpochMilli() + KEPT_MILLIS;
        if (row.end() == null) {
            return Math.max(heard, row.dueAt().toEpochMilli() + UNENDED_MILLIS);
        }
        long ended = row.supersededAt() == null
                ? row.end().toEpochMilli()
                : Math.max(row.end().toEpochMilli(), later.known().toEpochMilli());
        return Math.max(heard, ended + KEPT_MILLIS);
    }

    /** To which order each temperature and release belongs. */
    private static Map<Happening, List<Happening>> about(List<Happening> standing, List<Happening> orders) {
        Map<Happening, List<Happening>> about = new LinkedHashMap<>();
        orders.forEach(order -> about.put(order, new ArrayList<>()));
        for (Happening one : standing) {
            if (one.event().is("action", "TEMPERATURE") || one.event().is("action", "RELEASED")) {
                orders.stream()
                        .filter(order -> from(order) <= millis(one))
                        .max(BY_FROM)
                        .ifPresent(order -> about.get(order).add(one));
            }
        }
        return about;
    }

    /** {@code about} is null of an order that was taken back. */
    private QuarantineRow row(Happening order, List<Happening> about, Happening later, List<Happening> standing) {
        Event event = order.event();
        int days = event.has("days") ? (int) event.number("days") : USUAL_DAYS;
        boolean isVoided = about == null;
        List<Happening> temperatures = isVoided
                ? List.of()
                : about.stream()
                        .filter(one -> one.event().is("action", "TEMPERATURE"))
                        .sorted(Comparator.comparingLong(Custody::millis).thenComparing(Custody::id))
                        .toList();
        List<Happening> measured = temperatures.stream()
                .filter(one -> one.event().has("temperature_c"))
                .toList();
        Happening last = temperatures.isEmpty() ? null : temperatures.get(temperatures.size() - 1);
        Instant released =
                isVoided ? null : release(about).map(one -> one.event().time()).orElse(null);
        Instant superseded = later == null ? null : Instant.ofEpochMilli(from(later));
        boolean isReleasedBefore = released != null && superseded != null && !released.isAfter(superseded);
        return new QuarantineRow(
                token,
                id(order),
                event.text("kind"),
                event.text("region"),
                event.siteId(),
                event.time(),
                Instant.ofEpochMilli(from(order)),
                days,
                Instant.ofEpochMilli(from(order) + days * DAY_MILLIS),
                released,
                isReleasedBefore ? null : superseded,
                Instant.ofEpochMilli(custodyFrom(order, standing)),
                temperatures.size(),
                (int) temperatures.stream()
                        .map(one -> calendar.dayOf(one.event().time()))
                        .distinct()
                        .count(),
                (int) measured.stream()
                        .filter(one -> centidegrees(one) >= FEVER_FROM)
                        .count(),
                last == null || !last.event().has("temperature_c") ? null : Long.valueOf(centidegrees(last)),
                last == null ? null : last.event().time(),
                isVoided,
                0);
    }

    private static Optional<Happening> release(List<Happening> about) {
        return about.stream()
                .filter(one -> one.event().is("action", "RELEASED"))
                .min(Comparator.comparingLong(Custody::millis).thenComparing(Custody::id));
    }

    private static long custodyFrom(Happening order, List<Happening> standing) {
        String sign = order.event().is("kind", "CENTRAL") ? "TRANSFER_ARRIVED" : "HOME_ARRIVED";
        long from = from(order);
        long latest = from + JourneyLimits.CUSTODY_GRACE;
        long came = standing.stream()
                .filter(one -> one.event().is("stage", sign))
                .mapToLong(Custody::millis)
                .filter(at -> at >= from - DAY_MILLIS && at <= latest)
                .min()
                .orElse(latest);
        return Math.max(from, came);
    }

    static boolean isOrder(Happening one) {
        return one.event().is("action", "ORDERED");
    }

    private static long from(Happening order) {
        return order.event().has("from_time") ? order.event().number("from_time") : millis(order);
    }

    private static long millis(Happening one) {
        return one.event().time().toEpochMilli();
    }

    private static String id(Happening one) {
        return one.event().text("event_id");
    }

    private static long centidegrees(Happening one) {
        return FieldType.hundredths(one.event().fields().get("temperature_c"));
    }
}
