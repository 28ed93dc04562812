package org.passflow.alert;

import java.util.HexFormat;
import org.passflow.event.Identity;
import org.passflow.finding.Finding;
import org.passflow.finding.Subject;

/**
 * The name of an alert: 16 hexadecimal digits of whose alerts it is counted with, a dash, 16 of itself. Made of the rule, the
 * subject and the data that opened it, so that a replay gives the same.
 */
public final class AlertId {

    private static final int HALF = 16;

    private AlertId() {}

    /** Of the alert that a finding opens. */
    public static String of(Finding finding) {
        long own = Identity.of(finding.rule(), finding.subject().id(), finding.opening())
                .high();
        return share(finding.rule(), place(finding.rule(), finding.subject())) + '-' + hex(own);
    }

    /** The first half: the same for all alerts of a rule at a place, which one keeper looks after together. */
    public static String share(String alertId) {
        return alertId.length() < HALF ? alertId : alertId.substring(0, HALF);
    }

    /** Whose alerts of that rule are counted together: the site, the county, or all. */
    static String place(String rule, Subject subject) {
        return switch (Rule.named(rule).orElseThrow().spread()) {
            case SITE -> subject.siteId() == null ? "" : subject.siteId();
            case COUNTY -> {
                String county = RiskAreas.county(subject.region());
                yield county == null ? "" : county;
            }
            case ALL -> "";
        };
    }

    private static String share(String rule, String place) {
        return hex(Identity.of(rule, place, "").low());
    }

    private static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
