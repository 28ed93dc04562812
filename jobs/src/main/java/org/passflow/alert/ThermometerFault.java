package org.passflow.alert;

import org.passflow.flow.Measure;
import org.passflow.reference.Site;

/** So many fevers, or such cold people, that the thermometer is to blame (an assumption). */
final class ThermometerFault implements WindowRule {

    private static final double CENTIDEGREES = 100;

    @Override
    public Rule rule() {
        return Rule.THERMOMETER_FAULT;
    }

    @Override
    public Verdict judge(SiteWindow window, Site site, RuleSettings settings, boolean isRaised) {
        long readings = window.of(Measure.TEMPERATURE_COUNT);
        if (readings < settings.whole("readings")) {
            return Verdict.UNKNOWN;
        }
        double mean = window.of(Measure.TEMPERATURE_SUM) / CENTIDEGREES / readings;
        double feverShare = (double) window.of(Measure.FEVER) / readings;
        double coldest = settings.number("coldest_mean");
        boolean isWrong = feverShare >= settings.number("fever_share") || mean < coldest;
        return Verdict.of(isWrong, mean, coldest, window);
    }
}
