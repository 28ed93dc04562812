package org.passflow.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.passflow.reference.ReferenceVersion;

/**
 * Finds versions that name a unit or region which nobody knows. That is no fault of form: the unit may be sent later.
 *
 * @param units known beforehand
 * @param regions division codes
 */
public record DanglingReferences(Set<String> units, Set<String> regions) {

    /** A line for each such name; units among the entries are known too. */
    public List<String> in(List<ReferenceFile.Entry> entries) {
        Set<String> known = new HashSet<>(units);
        entries.stream()
                .filter(entry -> entry.kind() == ReferenceKind.UNITS)
                .forEach(entry -> known.add(entry.version().id()));
        List<String> warnings = new ArrayList<>();
        for (ReferenceFile.Entry entry : entries) {
            ReferenceVersion version = entry.version();
            switch (entry.kind()) {
                case UNITS -> {
                    warn(warnings, entry, "parent", version.unit().parent(), known);
                    warn(warnings, entry, "region", version.unit().region(), regions);
                }
                case SITES -> {
                    warn(warnings, entry, "unit", version.site().unit(), known);
                    warn(warnings, entry, "region", version.site().region(), regions);
                    warn(warnings, entry, "inlet_of", version.site().inletOf(), regions);
                }
                case RISK_AREAS, RESPONSE_LEVELS ->
                    warn(warnings, entry, entry.kind().idField(), version.id(), regions);
                case ALERT_RULES -> {
                    if (version.alertRule().scopeRegions() != null) {
                        version.alertRule()
                                .scopeRegions()
                                .forEach(region -> warn(warnings, entry, "scope_regions", region, regions));
                    }
                }
            }
        }
        return warnings;
    }

    private static void warn(
            List<String> warnings, ReferenceFile.Entry entry, String field, String name, Set<String> known) {
        if (name != null && !known.contains(name)) {
            warnings.add("%s: %s %s is not known".formatted(entry.place(), field, name));
        }
    }
}
