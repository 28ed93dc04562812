package org.passflow.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.passflow.event.Topics;
import org.passflow.finding.Finding;
import org.passflow.finding.Measured;
import org.passflow.finding.Step;
import org.passflow.finding.Subject;
import org.passflow.finding.SubjectKind;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;

/** A quarantine site that is nearly full, so that the one in reserve must be opened (DOMAIN D5). */
public record QuarantineCapacity(Knowledge knowledge) {

    /**
     * What is wrong with a site at an instant.
     *
     * @param persons in custody there
     * @param before what was raised and has not ended, or null
     */
    public Optional<Finding> judge(String siteId, int persons, Finding before, long nowMillis) {
        Site site = knowledge.history().site(siteId, nowMillis);
        if (site == null || site.capacity() == null || site.capacity() == 0) {
            return Optional.empty();
        }
        return knowledge
                .rules()
                .inForce(Rule.QUARANTINE_CAPACITY, site, null, nowMillis)
                .filter(settings ->
                        persons >= settings.number(before == null ? "share" : "clear_share") * site.capacity())
                .map(settings -> finding(site, persons, settings, nowMillis));
    }

    private Finding finding(Site site, int persons, RuleSettings settings, long nowMillis) {
        return new Finding(
                Rule.QUARANTINE_CAPACITY.ruleName(),
                settings.ruleId(),
                settings.severity(),
                Step.RAISE,
                new Subject(SubjectKind.SITE, site.siteId(), site.siteId(), site.region()),
                Long.toString(nowMillis),
                nowMillis,
                nowMillis,
                false,
                Measured.of((double) persons, (double) site.capacity()),
                null,
                details(reserve(site, nowMillis)));
    }

    private static Map<String, String> details(Site reserve) {
        Map<String, String> details = new HashMap<>();
        if (reserve != null) {
            details.put("reserve_zh", reserve.nameZh() == null ? reserve.siteId() : reserve.nameZh());
            details.put("reserve_en", reserve.nameEn() == null ? reserve.siteId() : reserve.nameEn());
        }
        return Map.copyOf(details);
    }

    /** The first site in reserve in the same county; null for none. */
    private Site reserve(Site full, long nowMillis) {
        String county = RiskAreas.county(full.region());
        for (String id : new TreeSet<>(knowledge.history().ids(Topics.SITES))) {
            Site site = knowledge.history().site(id, nowMillis);
            boolean isReserve = site != null
                    && site.kind() == SiteKind.QUARANTINE_SITE
                    && Boolean.TRUE.equals(site.reserve())
                    && !id.equals(full.siteId());
            if (isReserve && county != null && county.equals(RiskAreas.county(site.region()))) {
                return site;
            }
        }
        return null;
    }
}
