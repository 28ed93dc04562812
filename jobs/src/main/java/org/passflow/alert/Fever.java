package org.passflow.alert;

import java.util.Optional;

/** A person whose temperature is at the limit or above (DOMAIN P1). */
final class Fever implements EventRule {

    /** The lowest limit that can be set, hundredths of a degree Celsius. */
    private static final int LEAST = 3700;

    @Override
    public Rule rule() {
        return Rule.FEVER;
    }

    @Override
    public boolean concerns(Sighting sighting) {
        return isWarm(sighting);
    }

    /** Whether a temperature was taken that some setting calls a fever. */
    static boolean isWarm(Sighting sighting) {
        return sighting.temperatureCentidegrees() != null && sighting.temperatureCentidegrees() >= LEAST;
    }

    @Override
    public Optional<Notice> judge(Sighting sighting, RuleSettings settings) {
        double limit = settings.number("celsius");
        return isFever(sighting, limit)
                ? Optional.of(Notice.of(sighting.temperatureCentidegrees() / 100.0, limit))
                : Optional.empty();
    }

    static boolean isFever(Sighting sighting, double limit) {
        return isWarm(sighting) && sighting.temperatureCentidegrees() >= Math.round(limit * 100);
    }
}
