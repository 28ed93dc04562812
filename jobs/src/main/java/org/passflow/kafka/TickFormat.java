package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.event.Received;

/** How {@code ticks} are written: an object without any field that is known. */
final class TickFormat extends RecordFormat<Received> {
    @Override
    Received make(Position position) {
        return Received.tick(position);
    }
}
