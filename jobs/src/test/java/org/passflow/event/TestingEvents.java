package org.passflow.event;

/** Events with what a test is about, and the least of the rest. */
final class TestingEvents {
    private TestingEvents() {}

    static Header header(String eventId) {
        return new Header(eventId, 1_650_000_000_000L, false, null, null);
    }

    static CheckpointEvent person(String siteId, String lane, Integer centidegrees) {
        return new CheckpointEvent(
                siteId,
                Direction.IN,
                Subject.PERSON,
                Disposition.PASSED,
                null,
                null,
                null,
                null,
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
                lane,
                null);
    }
}
