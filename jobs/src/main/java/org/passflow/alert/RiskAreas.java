package org.passflow.alert;

import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskArea;
import org.passflow.reference.RiskLevel;

/** Which areas are at risk, and what that means for somebody who comes from a region (DOMAIN R1). */
public final class RiskAreas {

    /** Digits of a county: an area known by no more than that lies somewhere within it. */
    public static final int COUNTY = 6;

    private final ReferenceHistory history;
    private final NavigableSet<String> codes = new TreeSet<>();

    public RiskAreas(ReferenceHistory history) {
        this.history = history;
    }

    /** Takes note of a version; others than risk areas are passed over. */
    public void add(ReferenceVersion version) {
        if (version.riskArea() != null) {
            codes.add(version.riskArea().code());
        }
    }

    /**
     * How an origin stands to an area at risk.
     *
     * @param isInside whether the origin lies in the area; else it only contains it, or the area is known by its county
     */
    public record Risk(RiskArea area, long sinceMillis, boolean isInside) {

        private boolean isGraverThan(Risk other) {
            int byLevel = area.level().compareTo(other.area.level());
            return byLevel < 0 || (byLevel == 0 && isInside && !other.isInside);
        }
    }

    /** The county of an origin, or null where it says less than that: too many would be meant. */
    public static String county(String origin) {
        return origin == null || origin.length() < COUNTY ? null : origin.substring(0, COUNTY);
    }

    /**
     * The gravest risk of those who come from there at that time; empty when there is none of the levels asked for.
     *
     * @param origin division code of at least a county
     */
    public Optional<Risk> of(String origin, long timeMillis, RuleSettings settings) {
        Risk gravest = null;
        String county = county(origin);
        for (String code : codes.tailSet(county)) {
            if (!code.startsWith(county)) {
                break;
            }
            boolean isInside = origin.startsWith(code) && code.length() > COUNTY;
            boolean contains = code.startsWith(origin) || code.length() == COUNTY;
            if (isInside || (contains && settings.flag("contains"))) {
                Risk risk = at(code, timeMillis, isInside);
                if (risk != null && isAsked(risk, settings) && (gravest == null || risk.isGraverThan(gravest))) {
                    gravest = risk;
                }
            }
        }
        return Optional.ofNullable(gravest);
    }

    private Risk at(String code, long timeMillis, boolean isInside) {
        return history.asOf(Topics.RISK_AREAS, code, timeMillis)
                .map(version -> new Risk(version.riskArea(), version.effectiveFromMillis(), isInside))
                .orElse(null);
    }

    private static boolean isAsked(Risk risk, RuleSettings settings) {
        return risk.area().level() == RiskLevel.HIGH
                || (risk.area().level() == RiskLevel.MEDIUM && settings.flag("medium"));
    }
}
