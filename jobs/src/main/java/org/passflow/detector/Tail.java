package org.passflow.detector;

import java.util.Arrays;

/**
 * How large the deviations of a site ordinarily get: a running 99 % quantile of their sizes. It steps up by a factor when
 * a size lies above it and down by a smaller one when not, in the proportion that balances where one in a hundred lies
 * above.
 *
 * @param quantile in roots of counts; 0 until enough sizes have been seen
 * @param first the sizes seen until then, empty afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // State that is stored, never compared.
public record Tail(double quantile, double[] first) {

    /** About three days of half hours before anything is judged. */
    static final int FIRST_SIZES = 150;

    /** The quantile starts at three times the third quartile, well above most: a site is deaf before it is shrill. */
    private static final double START_FACTOR = 3.0;

    private static final double THIRD_QUARTILE = 0.75;
    private static final double LEVEL = 0.99;
    private static final double STEP = 0.025;
    private static final double UP = StrictMath.exp(STEP * LEVEL);
    private static final double DOWN = StrictMath.exp(-STEP * (1 - LEVEL));

    static Tail initial() {
        return new Tail(0, new double[0]);
    }

    /** How many quantiles large the size is; 0 until the quantile is known. */
    double score(double size) {
        return quantile == 0 ? 0 : size / quantile;
    }

    /** @param floor the least the quantile may be */
    Tail after(double size, double floor) {
        if (quantile == 0) {
            return start(size, floor);
        }
        return new Tail(Math.max(quantile * (size > quantile ? UP : DOWN), floor), first);
    }

    private Tail start(double size, double floor) {
        double[] sizes = Arrays.copyOf(first, first.length + 1);
        sizes[first.length] = size;
        if (sizes.length < FIRST_SIZES) {
            return new Tail(0, sizes);
        }
        Arrays.sort(sizes);
        double quartile = sizes[(int) (THIRD_QUARTILE * (FIRST_SIZES - 1))];
        return new Tail(Math.max(START_FACTOR * quartile, floor), new double[0]);
    }
}
