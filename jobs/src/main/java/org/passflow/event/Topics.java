package org.passflow.event;

import java.util.List;
import java.util.stream.Stream;

/** The names of the topics, without an installation's prefix (DESIGN §5). */
public final class Topics {

    public static final String CHECKPOINT_EVENTS = "checkpoint-events";
    public static final String HUB_EVENTS = "hub-events";
    public static final String TRIPS = "trips";
    public static final String SITE_STATUS = "site-status";
    public static final String QUARANTINE_ORDERS = "quarantine-orders";
    public static final String ALERT_ACTIONS = "alert-actions";
    public static final String TICKS = "ticks";

    /** What the jobs refused, for producers to read. */
    public static final String REJECTS = "rejects";

    /** Every change of every alert, for other systems. */
    public static final String ALERTS = "alerts";

    public static final String SITES = "sites";
    public static final String UNITS = "units";
    public static final String RISK_AREAS = "risk-areas";
    public static final String RESPONSE_LEVELS = "response-levels";
    public static final String ALERT_RULES = "alert-rules";

    /** What happens in the world. */
    public static final List<String> EVENTS =
            List.of(CHECKPOINT_EVENTS, HUB_EVENTS, TRIPS, SITE_STATUS, QUARANTINE_ORDERS, ALERT_ACTIONS);

    /** Reference data and rules: every version is kept, and none takes part in time. */
    public static final List<String> CONTROL = List.of(SITES, UNITS, RISK_AREAS, RESPONSE_LEVELS, ALERT_RULES);

    /** The topics that take part in time, read by one source. */
    public static final List<String> TIMED =
            Stream.concat(EVENTS.stream(), Stream.of(TICKS)).toList();

    private Topics() {}
}
