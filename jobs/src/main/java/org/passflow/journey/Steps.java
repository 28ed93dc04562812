package org.passflow.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All that is known of one passenger's steps on one trip. Immutable. Each event counts once, a void takes its event back once
 * in either order, and the steps stand in the order of {@link Step#ORDER}: so the order of arrival makes no difference.
 */
public final class Steps {

    /** A journey that goes on without a step for so long is lost. */
    public static final Duration LOST_AFTER = Duration.ofDays(3);

    /** How long those responsible may acknowledge after the last step of someone who is at home. */
    private static final Duration PAPERS_AFTER_HOME = Duration.ofDays(1);

    private static final Comparator<KeptStep> ORDER = Comparator.comparing(KeptStep::step, Step.ORDER);
    private static final Steps NONE = new Steps(List.of());

    private final List<KeptStep> kept;

    /** What they come to, once somebody has asked. */
    private Journey journey;

    Steps(List<KeptStep> kept) {
        this.kept = kept;
    }

    public static Steps none() {
        return NONE;
    }

    List<KeptStep> kept() {
        return kept;
    }

    /** With one event more; the same where it changes nothing. */
    public Steps with(Step event, boolean isVoid) {
        for (int i = 0; i < kept.size(); i++) {
            KeptStep known = kept.get(i);
            if (known.step().isSameEvent(event)) {
                KeptStep now = after(known, event, isVoid);
                return now.equals(known) ? this : replaced(i, now);
            }
        }
        return replaced(-1, new KeptStep(event, !isVoid, isVoid ? event.arrivalMillis() : null));
    }

    private static KeptStep after(KeptStep known, Step event, boolean isVoid) {
        if (isVoid) {
            return known.takenBackMillis() == null ? new KeptStep(known.step(), true, event.arrivalMillis()) : known;
        }
        return known.hasHappened() ? known : new KeptStep(event, true, known.takenBackMillis());
    }

    private Steps replaced(int index, KeptStep now) {
        List<KeptStep> next = new ArrayList<>(kept);
        if (index >= 0) {
            next.remove(index);
        }
        next.add(now);
        next.sort(ORDER);
        return new Steps(next);
    }

    /** What all of them come to. */
    public Journey journey() {
        if (journey == null) {
            journey = Journey.of(
                    kept.stream().filter(KeptStep::stands).map(KeptStep::step).toList());
        }
        return journey;
    }

    /** What they came to by what had arrived before an instant, epoch milliseconds UTC. */
    public Journey journeyBy(long millis) {
        if (kept.stream().allMatch(one -> one.stands() == one.stoodBy(millis))) {
            return journey();
        }
        return Journey.of(kept.stream()
                .filter(one -> one.stoodBy(millis))
                .map(KeptStep::step)
                .toList());
    }

    /** How many events made it what it is: steps, and voids that took one back. */
    public int applied() {
        return kept.stream().mapToInt(KeptStep::applied).sum();
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }

    /**
     * From when on nothing that happened in it can still arrive: what arrives from then on begins afresh. Epoch milliseconds
     * UTC.
     *
     * @param horizon how long after it happened an event may arrive, and what is kept beyond
     */
    public long overMillis(Duration horizon) {
        long lastMillis = kept.get(kept.size() - 1).step().eventTimeMillis();
        Journey now = journey();
        long relevantMillis;
        if (now.outcome() == null) {
            relevantMillis = lastMillis + LOST_AFTER.toMillis();
        } else if (now.outcome() == Outcome.HOME) {
            relevantMillis = lastMillis + PAPERS_AFTER_HOME.toMillis();
        } else {
            relevantMillis = now.endedAt();
        }
        return relevantMillis + horizon.toMillis();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Steps steps && steps.kept.equals(kept);
    }

    @Override
    public int hashCode() {
        return kept.hashCode();
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
