package org.passflow.simulator;

import java.time.ZoneId;

/**
 * What a simulation depends on; equal settings give equal bytes.
 *
 * @param seed any number
 * @param scale factor on the number of people and vehicles, above 0; 1.0 gives hubs and sampling sites what the reports
 *     give, and gates about a fifth of it
 * @param zone in whose local time people get up, travel and sleep
 * @param faults what goes wrong on the way to Kafka
 * @param incidents how many of each kind a day has on average; 0 for none
 */
public record SimulatorSettings(long seed, double scale, ZoneId zone, Faults faults, double incidents) {

    /** The district's own zone. */
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** More find no place to happen at. */
    private static final int MOST_INCIDENTS = 10;

    public SimulatorSettings {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("--scale must be above 0, not " + scale);
        }
        if (!(incidents >= 0) || incidents > MOST_INCIDENTS) {
            throw new IllegalArgumentException("--incidents must be 0 to " + MOST_INCIDENTS + ", not " + incidents);
        }
    }

    /** The district in its own size and zone, on ordinary days. */
    public static SimulatorSettings seeded(long seed) {
        return new SimulatorSettings(seed, 1.0, SHANGHAI, Faults.ORDINARY, 1);
    }

    /** The same with other faults. */
    public SimulatorSettings with(Faults otherFaults) {
        return new SimulatorSettings(seed, scale, zone, otherFaults, incidents);
    }

    /** The same with another number of incidents of each kind a day. */
    public SimulatorSettings withIncidents(double other) {
        return new SimulatorSettings(seed, scale, zone, faults, other);
    }

    /** The same in another size. */
    public SimulatorSettings scaled(double otherScale) {
        return new SimulatorSettings(seed, otherScale, zone, faults, incidents);
    }
}
