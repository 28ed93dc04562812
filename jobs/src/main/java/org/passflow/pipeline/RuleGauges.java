package org.passflow.pipeline;

import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.passflow.alert.Knowledge;
import org.passflow.event.Topics;
import org.passflow.reference.ReferenceVersion;

/** By which versions of rules an operator judges. Read by the thread of the reporter, so numbers only. */
final class RuleGauges {

    private volatile int versions;
    private volatile long latestArrivalMillis;

    RuleGauges(MetricGroup operator) {
        MetricGroup group = Metrics.of(operator);
        group.gauge(Metrics.RULE_VERSIONS, (Gauge<Integer>) () -> versions);
        group.gauge(Metrics.RULE_VERSION_ARRIVAL, (Gauge<Long>) () -> latestArrivalMillis);
    }

    /** A version was taken up; one that was known already changes nothing. */
    void added(ReferenceVersion version, Knowledge knowledge) {
        if (version.alertRule() != null) {
            versions = knowledge.history().versions(Topics.ALERT_RULES);
            latestArrivalMillis =
                    Math.max(latestArrivalMillis, version.position().arrivalMillis());
        }
    }
}
