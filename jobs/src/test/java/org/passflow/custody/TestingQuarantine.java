package org.passflow.custody;

import org.passflow.event.QuarantineKind;
import org.passflow.testing.TestingEvents;

/** Events of one person's quarantine, each arriving a second after it happened. */
final class TestingQuarantine {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** What the horizon of a day asks for. */
    static final long KEPT = DAY + 20 * MINUTE;

    static final long START = TestingEvents.MORNING;
    static final long GRACE = 4 * HOUR;

    private static final long SECOND = 1_000;

    private TestingQuarantine() {}

    static Fact order(String id, long fromMillis) {
        return order(id, fromMillis, QuarantineKind.HOME, 14);
    }

    static Fact order(String id, long fromMillis, QuarantineKind kind, int days) {
        Terms terms = new Terms(kind, "141002104222", kind == QuarantineKind.CENTRAL ? "q-1" : null, fromMillis, days);
        return new Fact(Fact.What.ORDERED, id, fromMillis, fromMillis + SECOND, null, terms, null, null);
    }

    static Fact temperature(String id, long timeMillis, int centidegrees) {
        return new Fact(Fact.What.TEMPERATURE, id, timeMillis, timeMillis + SECOND, null, null, centidegrees, null);
    }

    static Fact release(String id, long timeMillis) {
        Trace trace = new Trace(0, 7, "R-1");
        return new Fact(Fact.What.RELEASED, id, timeMillis, timeMillis + SECOND, null, null, null, trace);
    }

    static Fact arrived(Fact.What what, String id, long timeMillis) {
        return new Fact(what, id, timeMillis, timeMillis + SECOND, null, null, null, null);
    }

    /** The void of an event, two seconds after it happened. */
    static Fact takenBack(Fact fact) {
        return new Fact(
                fact.what(),
                fact.id(),
                fact.timeMillis(),
                null,
                fact.timeMillis() + 2 * SECOND,
                fact.terms(),
                fact.centidegrees(),
                fact.trace());
    }

    static Seen seen(String id, long timeMillis) {
        return new Seen(false, "gate-1", id, timeMillis, timeMillis + SECOND, null, new Trace(0, 3, null));
    }

    static CustodyBook book(Fact... facts) {
        CustodyBook book = new CustodyBook();
        for (Fact fact : facts) {
            book.take(fact);
        }
        return book;
    }

    static Custody only(CustodyBook book) {
        return book.custodies(Fact.EVER, terms -> GRACE).get(0);
    }
}
