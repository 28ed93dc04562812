package org.passflow.testing;

import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Header;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.event.Subject;
import org.passflow.flow.Passage;

/** Passages for tests, told in a few words. */
public final class TestingPassages {

    /** Monday 2 November 2026, 08:00 in Shanghai. */
    public static final long MORNING = 1_793_577_600_000L;

    public static final int FEVER = 3730;

    private TestingPassages() {}

    public static CheckpointEvent person(Direction direction, Disposition disposition, Integer centidegrees) {
        return event(direction, Subject.PERSON, disposition, null, centidegrees);
    }

    public static CheckpointEvent vehicle(Direction direction, Integer occupants) {
        return event(direction, Subject.VEHICLE, Disposition.PASSED, occupants, null);
    }

    public static CheckpointEvent event(
            Direction direction, Subject subject, Disposition disposition, Integer occupants, Integer centidegrees) {
        return new CheckpointEvent(
                "gate-1",
                direction,
                subject,
                disposition,
                null,
                null,
                null,
                occupants,
                centidegrees,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public static Passage passage(String eventId, long eventTimeMillis, boolean isVoid, CheckpointEvent event) {
        Header header = new Header(eventId, eventTimeMillis, isVoid, null, null);
        Position position = new Position("checkpoint-events", 0, 0, eventTimeMillis);
        return Passage.of(Received.of(position, header, event), FEVER);
    }
}
