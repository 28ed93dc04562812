package org.passflow.pipeline;

import org.passflow.alert.RepeatRule;
import org.passflow.alert.Sighting;
import org.passflow.finding.SubjectKind;

/**
 * An event on its way to where it is gathered with others.
 *
 * @param key the place, see {@link RepeatRule.Place#key}
 */
public record RepeatSign(String key, String rule, SubjectKind kind, String id, Sighting sighting) {

    static RepeatSign of(RepeatRule.Place place, Sighting sighting) {
        return new RepeatSign(place.key(), place.rule().rule().ruleName(), place.kind(), place.id(), sighting);
    }
}
