package org.passflow.pipeline;

import org.passflow.event.Received;
import org.passflow.journey.Step;

/**
 * A step on its way to its journey.
 *
 * @param isVoid whether it takes the step back
 */
public record JourneySign(String tripId, String personToken, boolean isVoid, Step step) {

    private static final char SEPARATOR = '/';

    static JourneySign of(Received received) {
        return new JourneySign(
                received.hub().tripId(),
                received.hub().personToken(),
                received.header().isVoid(),
                Step.of(received));
    }

    /** Tells the journey from every other: a token holds no slash. */
    String key() {
        return tripId + SEPARATOR + personToken;
    }

    static String tripOf(String key) {
        return key.substring(0, key.lastIndexOf(SEPARATOR));
    }

    static String tokenOf(String key) {
        return key.substring(key.lastIndexOf(SEPARATOR) + 1);
    }
}
