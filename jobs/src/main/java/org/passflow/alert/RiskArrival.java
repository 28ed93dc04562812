package org.passflow.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.passflow.finding.Measured;
import org.passflow.reference.ReferenceHistory;
import org.passflow.reference.RiskLevel;
import org.passflow.reference.Site;

/**
 * A person arrived from an area at risk: at risk when he came, or declared so within some days after (DOMAIN R1). Origins
 * that say no more than a city are not judged: nearly every city contains an area.
 */
public final class RiskArrival {

    private final ReferenceHistory history;
    private final RuleBook rules;
    private final RiskAreas areas;

    public RiskArrival(ReferenceHistory history, RuleBook rules, RiskAreas areas) {
        this.history = history;
        this.rules = rules;
        this.areas = areas;
    }

    /**
     * What was found.
     *
     * @param region of the site, or null
     * @param sinceMillis when the person came, or when the area was declared, whichever is later
     */
    public record Found(RuleSettings settings, Notice notice, String region, long sinceMillis) {}

    /** Whether an arrival could ever be noticed. */
    public static boolean concerns(Sighting sighting) {
        return sighting.isArrival() && RiskAreas.county(sighting.originRegion()) != null;
    }

    /** For how long after it a change of the list can concern an arrival, by the settings in force at a time; zero for never. */
    public Duration days(Sighting arrival, long timeMillis) {
        Site site = history.site(arrival.siteId(), arrival.eventTimeMillis());
        return rules.inForce(Rule.RISK_ARRIVAL, site, null, timeMillis)
                .filter(settings -> concern(settings, site))
                .map(settings -> Duration.ofDays(Math.max(1, settings.whole("days"))))
                .orElse(Duration.ZERO);
    }

    private static boolean concern(RuleSettings settings, Site site) {
        return !settings.flag("inlets_only") || (site != null && site.inletOf() != null);
    }

    /**
     * Judges an arrival by what is known at a time: its own, or that of a later change of the list.
     *
     * @param timeMillis not before the event
     */
    public Optional<Found> judge(Sighting arrival, long timeMillis) {
        Site site = history.site(arrival.siteId(), arrival.eventTimeMillis());
        Optional<RuleSettings> inForce = rules.inForce(Rule.RISK_ARRIVAL, site, null, timeMillis);
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        RuleSettings settings = inForce.get();
        boolean isRecent = timeMillis - arrival.eventTimeMillis()
                <= Duration.ofDays(settings.whole("days")).toMillis();
        if (!concern(settings, site) || !isRecent) {
            return Optional.empty();
        }
        return areas.of(arrival.originRegion(), timeMillis, settings).map(risk -> found(arrival, site, settings, risk));
    }

    private static Found found(Sighting arrival, Site site, RuleSettings settings, RiskAreas.Risk risk) {
        String name =
                risk.area().name() == null ? risk.area().code() : risk.area().name();
        int milder = (risk.area().level() == RiskLevel.HIGH ? 0 : 1) + (risk.isInside() ? 0 : 1);
        Map<String, String> details = Map.of(
                "area",
                name,
                "level",
                risk.area().level().name(),
                "match",
                risk.isInside() ? "inside" : "contains",
                "origin",
                arrival.originRegion());
        long since = Math.max(arrival.eventTimeMillis(), risk.sinceMillis());
        return new Found(
                settings, new Notice(Measured.none(), milder, details), site == null ? null : site.region(), since);
    }
}
