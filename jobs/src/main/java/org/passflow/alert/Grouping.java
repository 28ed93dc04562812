package org.passflow.alert;

import java.util.ArrayList;
import java.util.List;

/**
 * How many alerts of one rule at one place there have been lately, and the alert that speaks for those beyond the cap.
 *
 * @param recentMillis when those were noticed that speak for themselves, the oldest first; no more than the cap
 * @param groupId null while nothing was grouped
 * @param members how many joined the group
 * @param open how many of them have not ended
 */
public record Grouping(List<Long> recentMillis, String groupId, int members, int open) {

    /** Before any alert. */
    public static Grouping none() {
        return new Grouping(List.of(), null, 0, 0);
    }

    /** Whether one more at that time is too many. */
    boolean isFull(long atMillis, int cap, long withinMillis) {
        return recentMillis.stream()
                        .filter(one -> one > atMillis - withinMillis)
                        .count()
                >= cap;
    }

    Grouping with(long atMillis, long withinMillis) {
        List<Long> recent = new ArrayList<>();
        recentMillis.stream().filter(one -> one > atMillis - withinMillis).forEach(recent::add);
        recent.add(atMillis);
        return new Grouping(List.copyOf(recent), groupId, members, open);
    }

    Grouping startedBy(String id) {
        return new Grouping(recentMillis, id, 0, 0);
    }

    Grouping joined() {
        return new Grouping(recentMillis, groupId, members + 1, open + 1);
    }

    Grouping left() {
        return new Grouping(recentMillis, groupId, members, open - 1);
    }
}
