package org.passflow.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What operators tell of themselves beside Flink's own metrics. Names never change: dashboards and alerting rules rely on
 * them (docs/operations.md). Whoever counts an event holds the counter, so that counting is one addition.
 */
final class Metrics {

    /** Ticks that were read. */
    static final String TICKS = "ticks";

    /** Latest arrival that was read, ticks included, epoch milliseconds UTC; 0 before the first. */
    static final String LATEST_ARRIVAL = "latest_arrival";

    /** How far what is reported is behind the machine's clock, milliseconds; -1 before the first report. */
    static final String WATERMARK_LAG = "watermark_lag";

    /** Records of a topic that were read; each is in one of the classes below, or accepted. */
    static final String RECORDS = "records";

    static final String DUPLICATES = "duplicates";
    static final String VOIDS = "voids";
    static final String LATE = "late";
    static final String REJECTED = "rejected";

    /** Refused records by reason, those of control topics included. */
    static final String REJECTS = "rejects";

    /** Versions of rules that are known beside those of this build. */
    static final String RULE_VERSIONS = "rule_versions";

    /** When the youngest of them arrived, epoch milliseconds UTC; 0 for none. */
    static final String RULE_VERSION_ARRIVAL = "rule_version_arrival";

    /** Alerts that have not ended, in groups or not. */
    static final String OPEN_ALERTS = "open_alerts";

    private static final String GROUP = "passflow";

    private Metrics() {}

    /** The group of our own metrics in that of an operator. */
    static MetricGroup of(MetricGroup operator) {
        return operator.addGroup(GROUP);
    }

    /** A counter for each value of a label, all of them there from the start, so that a first increase shows. */
    static Map<String, Counter> counters(MetricGroup operator, String label, List<String> values, String name) {
        Map<String, Counter> counters = new HashMap<>();
        for (String value : values) {
            counters.put(value, of(operator).addGroup(label, value).counter(name));
        }
        return counters;
    }
}
