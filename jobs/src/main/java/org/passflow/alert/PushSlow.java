package org.passflow.alert;

import org.passflow.journey.Journey;

/** A passenger waits for nothing but the push of the record home, and it does not come (DOMAIN H4). */
final class PushSlow implements JourneyRule {

    @Override
    public Rule rule() {
        return Rule.PUSH_SLOW;
    }

    @Override
    public Long waitsSince(Journey journey) {
        boolean isReady =
                journey.registeredAt() != null && journey.classifiedAt() != null && journey.heldSince() == null;
        return isReady && journey.leftHubAt() == null ? journey.readyAt() : null;
    }
}
