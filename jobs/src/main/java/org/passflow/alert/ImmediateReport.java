package org.passflow.alert;

import java.util.Map;
import java.util.Optional;

/** A post reports something that cannot wait for the daily report (DOMAIN T3). */
final class ImmediateReport implements EventRule {

    @Override
    public Rule rule() {
        return Rule.IMMEDIATE_REPORT;
    }

    @Override
    public boolean concerns(Sighting sighting) {
        return sighting.report() != null;
    }

    @Override
    public Optional<Notice> judge(Sighting sighting, RuleSettings settings) {
        return concerns(sighting) ? Optional.of(Notice.of(Map.of("report", sighting.report()))) : Optional.empty();
    }
}
