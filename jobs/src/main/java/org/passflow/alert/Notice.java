package org.passflow.alert;

import java.util.Map;
import org.passflow.finding.Measured;

/**
 * What a rule says of something that is wrong.
 *
 * @param milder how many steps below the rule's severity it is
 * @param details words for the text, by name
 */
public record Notice(Measured measured, int milder, Map<String, String> details) {

    static Notice of(Double value, Double expected) {
        return new Notice(Measured.of(value, expected), 0, Map.of());
    }

    static Notice of(Map<String, String> details) {
        return new Notice(Measured.none(), 0, details);
    }
}
