package org.passflow.bridge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which alerts are to be alive in Alertmanager, and which to end there. Pure. */
record Paging(BridgeSettings settings) {

    /**
     * What to tell Alertmanager of alerts.
     *
     * @param alive the open alerts that are to call people, the most pressing first
     * @param posts those of them, and the one that speaks for the rest, of which Alertmanager must be told
     * @param ends what it holds and must end
     * @param known alerts that were admitted, now or before: age keeps them from calling no longer
     */
    record Plan(List<StoredAlert> alive, List<PagedAlert> posts, List<PagedAlert> ends, Set<String> known) {}

    /**
     * @param stored every open alert that pages, and every one that Alertmanager holds
     * @param before ids that an earlier plan admitted; what Alertmanager holds was admitted too
     */
    Plan plan(List<StoredAlert> stored, Held held, Set<String> before, Instant now) {
        Set<String> heldIds = held.alertIds();
        List<StoredAlert> admitted = stored.stream()
                .filter(alert -> alert.isOpen() && alert.pages())
                .filter(alert -> heldIds.contains(alert.id()) || before.contains(alert.id()) || isNew(alert, now))
                .sorted(mostPressingFirst(heldIds))
                .toList();
        List<StoredAlert> alive = admitted.subList(0, Math.min(settings.atMost(), admitted.size()));
        List<StoredAlert> rest = admitted.subList(alive.size(), admitted.size());

        List<PagedAlert> wanted = new ArrayList<>();
        alive.forEach(alert -> wanted.add(paged(alert, now)));
        if (!rest.isEmpty()) {
            wanted.add(more(rest, now));
        }
        Map<Map<String, String>, PagedAlert> heldByLabels = new LinkedHashMap<>();
        held.alerts().stream()
                .filter(alert -> !alert.isWatchdog())
                .forEach(alert -> heldByLabels.put(alert.labels(), alert));
        List<PagedAlert> posts = wanted.stream()
                .filter(alert -> !stands(heldByLabels.get(alert.labels()), alert, now))
                .toList();
        wanted.forEach(alert -> heldByLabels.remove(alert.labels()));
        Endings endings = new Endings(stored, alive, now);
        List<PagedAlert> ends =
                heldByLabels.values().stream().map(endings::ended).toList();
        return new Plan(
                alive, posts, ends, admitted.stream().map(StoredAlert::id).collect(Collectors.toSet()));
    }

    /** Whether it opened lately, and was stored as it happened: a history that is being filled in calls nobody. */
    private boolean isNew(StoredAlert alert, Instant now) {
        Instant opened = alert.times().opened();
        return !opened.isBefore(now.minus(settings.openedWithin()))
                && !alert.times().stored().isAfter(opened.plus(settings.storedWithin()));
    }

    /** What nobody has taken up, then the gravest, then what called already (for it has not ended), then the newest. */
    private static Comparator<StoredAlert> mostPressingFirst(Set<String> heldIds) {
        Comparator<StoredAlert> newest =
                Comparator.comparing(alert -> alert.times().opened());
        return Comparator.comparing((StoredAlert alert) -> alert.state() != StoredAlert.State.OPEN)
                .thenComparing(Comparator.comparing(StoredAlert::severity).reversed())
                .thenComparing(alert -> !heldIds.contains(alert.id()))
                .thenComparing(newest.reversed())
                .thenComparing(StoredAlert::id);
    }

    private boolean stands(PagedAlert held, PagedAlert wanted, Instant now) {
        return held != null && held.standsFor(wanted, now, settings.keep());
    }

    private PagedAlert paged(StoredAlert alert, Instant now) {
        return new PagedAlert(alert.labels(), alert.annotations(), alert.times().opened(), now.plus(settings.keep()));
    }

    private PagedAlert more(List<StoredAlert> rest, Instant now) {
        Severity gravest = rest.stream()
                .map(StoredAlert::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new PagedAlert(
                Map.of(
                        PagedAlert.NAME,
                        PagedAlert.MORE,
                        PagedAlert.SOURCE,
                        PagedAlert.PASSFLOW,
                        "severity",
                        gravest.label()),
                Map.of(
                        "summary_en",
                                "%d more alerts are open than the %d that call; see the list of alerts"
                                        .formatted(rest.size(), settings.atMost()),
                        "summary_zh", "除已呼叫的 %d 条外，还有 %d 条未结束的预警；请查看预警列表".formatted(settings.atMost(), rest.size())),
                now,
                now.plus(settings.keep()));
    }
}
