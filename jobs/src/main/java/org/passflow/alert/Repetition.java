package org.passflow.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The same thing several times within a time: one person turned back at several sites, several persons with fever at one
 * place. Counts what differs, so that one site or person counts once.
 *
 * @param distinctBy what is counted
 * @param atLeast from how many on it is noticed
 * @param withinMillis length of the time
 */
public record Repetition(Function<Sighting, String> distinctBy, int atLeast, long withinMillis) {

    /** By time, then site, then event: the order in which joined events are judged (DESIGN §7). */
    public static final Comparator<Sighting> ORDER = Comparator.comparingLong(Sighting::eventTimeMillis)
            .thenComparing(Sighting::siteId)
            .thenComparing(sighting -> sighting.evidence().eventId());

    /**
     * The fullest time of that length, the earliest of equals.
     *
     * @param completing the sighting with which the number was first reached
     */
    public record Found(int count, Sighting first, Sighting completing, Sighting last) {}

    /** What the sightings show; null when they never were enough. */
    Found in(List<Sighting> sightings) {
        List<Sighting> sorted = new ArrayList<>(sightings);
        sorted.sort(ORDER);
        Map<String, Integer> inside = new HashMap<>();
        Found found = null;
        int from = 0;
        for (Sighting next : sorted) {
            inside.merge(distinctBy.apply(next), 1, Integer::sum);
            while (next.eventTimeMillis() - sorted.get(from).eventTimeMillis() > withinMillis) {
                String left = distinctBy.apply(sorted.get(from++));
                inside.computeIfPresent(left, (what, times) -> times == 1 ? null : times - 1);
            }
            int count = inside.size();
            if (count >= atLeast && (found == null || count > found.count())) {
                Sighting completing = found == null ? next : found.completing();
                found = new Found(count, sorted.get(from), completing, next);
            }
        }
        return found;
    }
}
