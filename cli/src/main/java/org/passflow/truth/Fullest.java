package org.passflow.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Of all times of a length the one in which most different things happened, the earliest of equals.
 *
 * @param completing with which there were enough for the first time
 * @param lastKnown when the last of them was known
 */
record Fullest(int count, Instant first, Instant last, Happening completing, Instant lastKnown) {

    /** Null when there never were enough; {@code known} in order. */
    static Fullest of(List<Happening> known, Function<Happening, String> what, int atLeast, Duration within) {
        Fullest fullest = null;
        for (Happening end : known) {
            Instant begin = end.event().time().minus(within);
            Set<String> different = new HashSet<>();
            Instant first = null;
            for (Happening one : known) {
                if (Happening.ORDER.compare(one, end) <= 0
                        && !one.event().time().isBefore(begin)) {
                    first = first == null ? one.event().time() : first;
                    different.add(what.apply(one));
                }
            }
            if (different.size() >= atLeast && (fullest == null || different.size() > fullest.count())) {
                Happening completing = fullest == null ? end : fullest.completing();
                fullest = new Fullest(different.size(), first, end.event().time(), completing, end.known());
            }
        }
        return fullest;
    }

    /** When nothing more will have happened, or become known, for that long. */
    Instant quiet(Duration within) {
        return (last.isAfter(lastKnown) ? last : lastKnown).plus(within);
    }
}
