package org.passflow.truth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies and voids put together to what happened. */
final class Happenings {

    private final Map<Fact.Identity, List<Copy>> copies = new HashMap<>();

    private record Copy(Event event, Position position) {}

    void add(RawRecord record, Event event) {
        copies.computeIfAbsent(Fact.of(record, event).identity(), identity -> new ArrayList<>(1))
                .add(new Copy(event, record.position()));
    }

    /** All, in the order in which their first copies came. */
    List<Happening> all() {
        List<Happening> all = new ArrayList<>();
        for (List<Copy> same : copies.values()) {
            same.sort(Comparator.comparing(Copy::position, Position.BY_ARRIVAL));
            Copy first = first(same, false);
            Copy taking = first(same, true);
            if (first != null) {
                all.add(new Happening(
                        first.event(),
                        first.position().arrival(),
                        taking == null ? null : taking.position().arrival(),
                        taking != null && same.indexOf(taking) < same.indexOf(first)));
            }
        }
        all.sort(Comparator.comparing(Happening::known).thenComparing(Happening.ORDER));
        return all;
    }

    private static Copy first(List<Copy> same, boolean isVoid) {
        return same.stream()
                .filter(copy -> copy.event().isVoid() == isVoid)
                .findFirst()
                .orElse(null);
    }
}
