package org.passflow.truth;

import java.util.List;

/** Every expected row, each table in the order of its key. */
public record Truth(List<CountRow> minutes, List<LateRow> lateEvents, List<RejectRow> rejects) {

    public Truth {
        minutes = List.copyOf(minutes);
        lateEvents = List.copyOf(lateEvents);
        rejects = List.copyOf(rejects);
    }
}
