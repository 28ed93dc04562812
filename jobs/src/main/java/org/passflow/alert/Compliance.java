package org.passflow.alert;

import org.passflow.flow.Measure;
import org.passflow.reference.Site;

/** Too few of those who passed were measured, masked and disinfected (DOMAIN C5: the three musts). */
final class Compliance implements WindowRule {

    private static final double PERCENT = 100;

    @Override
    public Rule rule() {
        return Rule.COMPLIANCE;
    }

    @Override
    public Verdict judge(SiteWindow window, Site site, RuleSettings settings, boolean isRaised) {
        long recorded = window.of(Measure.MUSTS_RECORDED);
        if (recorded < settings.whole("persons")) {
            return Verdict.UNKNOWN;
        }
        double share = (double) window.of(Measure.MUSTS_KEPT) / recorded;
        double limit = settings.number(isRaised ? "clear_share" : "share");
        return Verdict.of(share < limit, PERCENT * share, PERCENT * limit, window);
    }
}
