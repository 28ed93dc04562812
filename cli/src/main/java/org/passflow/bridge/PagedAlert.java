package org.passflow.bridge;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * An alert as Alertmanager holds it, or is to hold it.
 *
 * @param labels its identity
 * @param endsAt when it ends unless it is posted again
 */
record PagedAlert(Map<String, String> labels, Map<String, String> annotations, Instant startsAt, Instant endsAt) {
    static final String NAME = "alertname";
    static final String ALERT_ID = "alert_id";
    static final String SOURCE = "source";

    /** Value of {@link #SOURCE} in everything that the bridge posts. */
    static final String PASSFLOW = "passflow";

    /** Name of the alert that says how many others call nobody because there are too many. */
    static final String MORE = "passflow-more";

    /** Name of the alert that is on as long as the whole chain works. */
    static final String WATCHDOG = "PassflowWatchdog";

    PagedAlert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /** Empty for those that speak for no single alert. */
    String alertId() {
        return labels.getOrDefault(ALERT_ID, "");
    }

    boolean isWatchdog() {
        return WATCHDOG.equals(labels.get(NAME));
    }

    /** Whether it says the same and lasts for at least half of the time for which it would be posted again. */
    boolean standsFor(PagedAlert wanted, Instant now, Duration keep) {
        return labels.equals(wanted.labels)
                && annotations.equals(wanted.annotations)
                && endsAt.isAfter(now.plus(keep.dividedBy(2)));
    }

    /** The same, ended; Alertmanager takes an end neither before the start nor, as an end, one that is still to come. */
    PagedAlert ended(Instant end, Instant now, String why, String whyInChinese) {
        Map<String, String> told = new HashMap<>(annotations);
        told.put("ended_en", why);
        told.put("ended_zh", whyInChinese);
        Instant past = end.isAfter(now) ? now : end;
        return new PagedAlert(labels, told, startsAt, past.isBefore(startsAt) ? startsAt : past);
    }
}
