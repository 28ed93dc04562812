package org.passflow.reference;

import java.io.Serializable;
import org.passflow.event.Position;
import org.passflow.event.Reject;

/**
 * One record of a control topic: a version of a site, unit, risk area, response level or rule; or the reason why it
 * cannot be used; or, with none of these, a tombstone, which is ignored. Of a version the validity and exactly one of
 * the kinds are set, of a reject only {@code reject}.
 */
public record ReferenceVersion(
        Position position,
        Validity validity,
        Site site,
        Unit unit,
        RiskArea riskArea,
        ResponseLevel responseLevel,
        AlertRule alertRule,
        Reject reject)
        implements Serializable {

    public static ReferenceVersion tombstone(Position position) {
        return new ReferenceVersion(position, null, null, null, null, null, null, null);
    }

    public static ReferenceVersion rejected(Position position, Reject reject) {
        return new ReferenceVersion(position, null, null, null, null, null, null, reject);
    }

    public static ReferenceVersion of(Position position, Validity validity, Site site) {
        return new ReferenceVersion(position, validity, site, null, null, null, null, null);
    }

    public static ReferenceVersion of(Position position, Validity validity, Unit unit) {
        return new ReferenceVersion(position, validity, null, unit, null, null, null, null);
    }

    public static ReferenceVersion of(Position position, Validity validity, RiskArea area) {
        return new ReferenceVersion(position, validity, null, null, area, null, null, null);
    }

    public static ReferenceVersion of(Position position, Validity validity, ResponseLevel level) {
        return new ReferenceVersion(position, validity, null, null, null, level, null, null);
    }

    public static ReferenceVersion of(Position position, Validity validity, AlertRule rule) {
        return new ReferenceVersion(position, validity, null, null, null, null, rule, null);
    }

    public boolean isTombstone() {
        return validity == null && reject == null;
    }

    /** What the version is about: site, unit, division code or rule; null of rejects and tombstones. */
    public String id() {
        if (site != null) {
            return site.siteId();
        }
        if (unit != null) {
            return unit.unitId();
        }
        if (riskArea != null) {
            return riskArea.code();
        }
        if (responseLevel != null) {
            return responseLevel.region();
        }
        return alertRule == null ? null : alertRule.ruleId();
    }

    /** Epoch milliseconds UTC from which jobs judge by this version: never before it arrived (DESIGN §3.6). */
    public long effectiveFromMillis() {
        return Math.max(validity.fromMillis(), position.arrivalMillis());
    }
}
