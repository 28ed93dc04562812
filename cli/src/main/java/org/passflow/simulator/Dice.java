package org.passflow.simulator;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. Dice of the same seeds fall the same way, whatever was thrown before them elsewhere. */
final class Dice {

    /** e^-500 is still a normal double, so that a mean up to here needs one round. */
    private static final double POISSON_ROUND = 500;

    private final SplittableRandom random;

    /** Independent dice for each combination of seeds. */
    Dice(long... seeds) {
        long mixed = 0;
        for (long seed : seeds) {
            mixed = mix(mixed ^ mix(seed));
        }
        random = new SplittableRandom(mixed);
    }

    /** Spreads a number over all 64 bits (the finaliser of SplitMix64, Steele et al. 2014). */
    static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 up to but not including the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    long below(long bound) {
        return random.nextLong(bound);
    }

    /** Between the two, the upper end excluded. */
    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /** Normally distributed (Box and Muller 1958). */
    double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** How many of many rare things happen when {@code mean} are expected (Knuth, TAOCP 3.4.1). */
    int poisson(double mean) {
        int count = 0;
        for (double left = mean; left > 0; left -= POISSON_ROUND) {
            double limit = StrictMath.exp(-Math.min(left, POISSON_ROUND));
            double product = random.nextDouble();
            while (product > limit) {
                count++;
                product *= random.nextDouble();
            }
        }
        return count;
    }
}
