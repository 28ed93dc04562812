package org.passflow.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which alerts are to be silent in Alertmanager: those that a person has taken up, until they end, and those put
 * aside, until then. Pure.
 *
 * @param keep how far ahead the end of a silence is set that has no end of its own
 */
record Silencing(Duration keep) {
    private static final Duration SAME = Duration.ofSeconds(1);

    /**
     * What to tell Alertmanager of silences.
     *
     * @param sets those to make, and those that have an id to be prolonged or shortened
     * @param expiries those that are over
     */
    record Plan(List<Silence> sets, List<Silence> expiries) {}

    /** @param alive the alerts that are alive in Alertmanager */
    Plan plan(List<StoredAlert> alive, List<Silence> held, Instant now) {
        Map<String, Silence> last = new HashMap<>();
        List<Silence> expiries = new ArrayList<>();
        held.stream().sorted(Comparator.comparing(Silence::endsAt)).forEach(silence -> {
            Silence shorter = last.put(silence.alertId(), silence);
            if (shorter != null) {
                expiries.add(shorter);
            }
        });
        List<Silence> sets = new ArrayList<>();
        for (StoredAlert alert : alive) {
            if (isSilent(alert, now)) {
                Silence standing = last.remove(alert.id());
                if (standing == null) {
                    sets.add(new Silence(null, alert.id(), alert.officer(), now, end(alert, now)));
                } else if (!isEnough(standing, alert, now)) {
                    sets.add(standing.until(end(alert, now)));
                }
            }
        }
        expiries.addAll(last.values());
        return new Plan(sets, expiries);
    }

    private static boolean isSilent(StoredAlert alert, Instant now) {
        return switch (alert.state()) {
            case ACKNOWLEDGED -> true;
            case SHELVED -> alert.times().shelvedUntil().isAfter(now);
            case OPEN, RESOLVED, CLOSED -> false;
        };
    }

    private boolean isEnough(Silence standing, StoredAlert alert, Instant now) {
        return alert.state() == StoredAlert.State.SHELVED
                ? Duration.between(standing.endsAt(), end(alert, now)).abs().compareTo(SAME) <= 0
                : standing.endsAt().isAfter(now.plus(keep.dividedBy(2)));
    }

    private Instant end(StoredAlert alert, Instant now) {
        return alert.state() == StoredAlert.State.SHELVED ? alert.times().shelvedUntil() : now.plus(keep);
    }
}
