package org.passflow.detector;

/**
 * The square root of a count, shifted so that zero stays zero: its noise is about 1/2 at every height of the flow (F. J.
 * Anscombe, The transformation of Poisson, binomial and negative-binomial data, Biometrika 35, 1948).
 */
final class CountRoot {

    private static final double SHIFT = 3.0 / 8.0;

    private CountRoot() {}

    static double of(double count) {
        return Math.copySign(Math.sqrt(Math.abs(count) + SHIFT) - Math.sqrt(SHIFT), count);
    }

    /** The count that has this root. */
    static double count(double root) {
        double shifted = Math.abs(root) + Math.sqrt(SHIFT);
        return Math.copySign(shifted * shifted - SHIFT, root);
    }
}
