package org.passflow.journey;

/**
 * A step with what became of it.
 *
 * @param hasHappened false of what was taken back before it came, and still may come
 * @param takenBackMillis arrival of what took it back; null while it stands
 */
record KeptStep(Step step, boolean hasHappened, Long takenBackMillis) {

    boolean stands() {
        return hasHappened && takenBackMillis == null;
    }

    /** Whether it stood by what had arrived before an instant, epoch milliseconds UTC. */
    boolean stoodBy(long millis) {
        return hasHappened && step.arrivalMillis() < millis && (takenBackMillis == null || takenBackMillis >= millis);
    }

    /** How many events it came from. */
    int applied() {
        return !hasHappened ? 0 : takenBackMillis == null ? 1 : 2;
    }
}
