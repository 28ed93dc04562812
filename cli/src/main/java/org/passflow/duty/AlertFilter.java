package org.passflow.duty;

import java.util.Map;

/**
 * Which alerts. Empty text does not restrict.
 *
 * @param ended also those that have ended
 * @param group id of the group whose members are wanted, in full; empty: what speaks for itself
 * @param limit the most that are returned
 */
public record AlertFilter(boolean ended, String rule, String unit, String group, int limit) {

    String condition() {
        return """
               (%d OR state NOT IN ('RESOLVED', 'CLOSED')) AND ({rule:String} IN ('', rule)) AND ({unit:String} IN ('', unit))
               AND group_id = {group:String}"""
                .formatted(ended ? 1 : 0);
    }

    Map<String, String> parameters() {
        return Map.of("param_rule", rule, "param_unit", unit, "param_group", group);
    }
}
