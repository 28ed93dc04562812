package org.passflow.detector;

/** What is known of the deviations from one prediction: how large they ordinarily are, and how large they get. */
public record Residuals(Scale scale, Tail tail) {

    static Residuals initial() {
        return new Residuals(Scale.initial(), Tail.initial());
    }

    double score(double deviation) {
        return tail.score(Math.abs(deviation));
    }

    double clip(double deviation) {
        return scale.clip(deviation);
    }

    /** @param floor the least that the tail's quantile may be */
    Residuals after(double deviation, double floor) {
        double size = Math.abs(deviation);
        return new Residuals(scale.after(size), tail.after(size, floor));
    }
}
