package org.passflow.bridge;

import java.time.Instant;
import java.util.Map;

/**
 * An alert as ClickHouse holds it now, with all that a call says of it.
 *
 * @param pages whether it calls people: it does so by itself, not through a group
 * @param officer who took it up or put it aside; never empty
 * @param labels by which Alertmanager knows and routes it; another set is another alert there
 * @param annotations what people are told
 */
record StoredAlert(
        String id,
        Severity severity,
        State state,
        boolean pages,
        Times times,
        String officer,
        Map<String, String> labels,
        Map<String, String> annotations) {

    /** Where an alert stands in its life. */
    enum State {
        OPEN,
        ACKNOWLEDGED,
        SHELVED,
        RESOLVED,
        CLOSED
    }

    /**
     * The instants that matter for a call.
     *
     * @param opened since when it has been so, by the data
     * @param stored when ClickHouse stored its last change
     * @param shelvedUntil null unless it is put aside
     * @param ended null while it has not ended
     */
    record Times(Instant opened, Instant stored, Instant shelvedUntil, Instant ended) {}

    StoredAlert {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    boolean isOpen() {
        return state != State.RESOLVED && state != State.CLOSED;
    }
}
