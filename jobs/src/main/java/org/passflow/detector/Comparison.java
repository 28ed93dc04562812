package org.passflow.detector;

/**
 * One window held against what was expected of it.
 *
 * @param seen how often its slot of the profile has been seen before, as far as the profile counts
 * @param chosen whether level and profile could be compared, so that the prediction is the better of the two
 * @param comparable whether the prediction may be judged at all: not where a phase of the calendar sees a time for the first
 *     time and the level, with its nights in it, is all there is
 * @param prediction root of the expected count
 * @param fromPrediction deviation from the prediction, in roots of counts, as the two below
 * @param fromLevel deviation from the level
 * @param fromSeason deviation from the profile; 0 where its slot is not known
 * @param seasonalStrength deviation from the prediction, in quantiles of its tail
 * @param strength the larger of that and the deviation from the level in quantiles of its own
 * @param lesson root that the profile may learn
 */
record Comparison(
        int seen,
        boolean chosen,
        boolean comparable,
        double prediction,
        double fromPrediction,
        double fromLevel,
        double fromSeason,
        double seasonalStrength,
        double strength,
        double lesson) {

    static Comparison of(DetectorState state, Profile profile, int slot, double root, boolean ordinaryDay) {
        boolean slotKnown = profile.knows(slot);
        Loss levelLoss = state.level().loss();
        boolean chosen = slotKnown && state.seasonalLoss().comparable() && levelLoss.comparable();
        boolean seasonal = chosen && state.seasonalLoss().mean() < levelLoss.mean();
        double prediction = seasonal ? profile.root(slot) : state.level().root();
        boolean comparable = ordinaryDay || slotKnown;
        double fromPrediction = root - prediction;
        double fromLevel = root - state.level().root();
        double seasonalStrength = comparable ? state.predicted().score(fromPrediction) : 0;
        return new Comparison(
                profile.seen(slot),
                chosen,
                comparable,
                prediction,
                fromPrediction,
                fromLevel,
                slotKnown ? root - profile.root(slot) : 0,
                seasonalStrength,
                Math.max(seasonalStrength, state.levelled().score(fromLevel)),
                comparable ? prediction + state.predicted().clip(fromPrediction) : root);
    }

    boolean slotKnown() {
        return seen > 0;
    }

    double expected() {
        return CountRoot.count(prediction);
    }
}
