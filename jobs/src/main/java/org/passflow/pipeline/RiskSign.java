package org.passflow.pipeline;

import org.passflow.alert.RiskAreas;
import org.passflow.alert.Sighting;
import org.passflow.reference.ReferenceVersion;

/** Somebody who arrived from a county, or a change of the risk areas in it: exactly one of them. */
public record RiskSign(Sighting arrival, ReferenceVersion area) {

    static RiskSign of(Sighting arrival) {
        return new RiskSign(arrival, null);
    }

    static RiskSign of(ReferenceVersion area) {
        return new RiskSign(null, area);
    }

    /** The county that it is about. */
    String county() {
        String code = area == null ? arrival.originRegion() : area.riskArea().code();
        return RiskAreas.county(code);
    }
}
