package org.passflow.alert;

import org.passflow.reference.Site;

/** More were reported in a half hour than can be screened there (DOMAIN G8). */
final class ImplausibleCount implements WindowRule {

    private static final double HALF_HOURS = 2;

    @Override
    public Rule rule() {
        return Rule.IMPLAUSIBLE_COUNT;
    }

    @Override
    public Verdict judge(SiteWindow window, Site site, RuleSettings settings, boolean isRaised) {
        if (site.capacityPerHour() == null) {
            return Verdict.UNKNOWN;
        }
        double limit = settings.number("times_capacity") * site.capacityPerHour() / HALF_HOURS;
        double screened = (double) window.passages();
        return Verdict.of(screened > limit, screened, limit, window);
    }
}
