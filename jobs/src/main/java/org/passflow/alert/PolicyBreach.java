package org.passflow.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Residency;

/**
 * Somebody was let pass against the policy in force: an outsider where outsiders are turned back (DOMAIN C9, D1), or a
 * person of whom a must is recorded as not kept (C5). What a post does not record is no breach.
 */
final class PolicyBreach implements EventRule {

    @Override
    public Rule rule() {
        return Rule.POLICY_BREACH;
    }

    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.direction() != null
                && sighting.disposition() == Disposition.PASSED
                && (isOutsiderGoingIn(sighting)
                        || isFalse(sighting.mask())
                        || isFalse(sighting.disinfected())
                        || isFalse(sighting.registered())
                        || (sighting.temperatureCentidegrees() == null && sighting.mask() != null));
    }

    @Override
    public Optional<Notice> judge(Sighting sighting, RuleSettings settings) {
        List<String> breaches = new ArrayList<>();
        if (isOutsiderGoingIn(sighting) && settings.flag("turn_back_outsiders")) {
            breaches.add("outsider");
        }
        if (sighting.isPerson()) {
            addMusts(sighting, settings, breaches);
        }
        return breaches.isEmpty()
                ? Optional.empty()
                : Optional.of(Notice.of(Map.of("breach", String.join(",", breaches))));
    }

    private static void addMusts(Sighting sighting, RuleSettings settings, List<String> breaches) {
        if (isFalse(sighting.mask()) && settings.flag("mask")) {
            breaches.add("mask");
        }
        if (sighting.temperatureCentidegrees() == null && sighting.mask() != null && settings.flag("temperature")) {
            breaches.add("temperature");
        }
        if (isFalse(sighting.disinfected()) && settings.flag("disinfection")) {
            breaches.add("disinfection");
        }
        String registration = sighting.direction() == Direction.IN ? "registration_in" : "registration_out";
        if (isFalse(sighting.registered()) && settings.flag(registration)) {
            breaches.add("registration");
        }
    }

    private static boolean isOutsiderGoingIn(Sighting sighting) {
        return sighting.direction() == Direction.IN && sighting.residency() == Residency.OUTSIDER;
    }

    private static boolean isFalse(Boolean value) {
        return Boolean.FALSE.equals(value);
    }
}
