package org.passflow.simulator;

import java.time.ZoneId;

/**
 * What a simulation depends on; equal settings give equal bytes.
 *
 * @param seed any number
 * @param scale factor on every volume; 1.0 is what the reports give, above 0
 * @param zone in whose local time people get up, travel and sleep
 */
public record SimulatorSettings(long seed, double scale, ZoneId zone) {

    /** The district's own zone. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    public SimulatorSettings {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("--scale must be above 0, not " + scale);
        }
    }

    /** The district in its own size and zone. */
    public static SimulatorSettings seeded(long seed) {
        return new SimulatorSettings(seed, 1.0, SHANGHAI);
    }
}
