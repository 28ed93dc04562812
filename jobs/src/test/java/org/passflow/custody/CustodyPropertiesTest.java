package org.passflow.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.custody.TestingQuarantine.DAY;
import static org.passflow.custody.TestingQuarantine.GRACE;
import static org.passflow.custody.TestingQuarantine.HOUR;
import static org.passflow.custody.TestingQuarantine.KEPT;
import static org.passflow.custody.TestingQuarantine.START;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.passflow.event.QuarantineKind;
import org.passflow.testing.TestingTime;

/** What holds for any events of a person, in any order. */
class CustodyPropertiesTest {

    @Property
    void orderOfArrivalAndRepeatsMakeNoDifference(@ForAll("events") List<Fact> events, @ForAll Random random) {
        List<Fact> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, events.size() / 2));
        Collections.shuffle(shuffled, random);

        CustodyBook one = book(events);
        CustodyBook other = book(shuffled);

        assertThat(rows(other)).isEqualTo(rows(one));
        assertThat(other.applied()).isEqualTo(one.applied());
    }

    @Property
    void whatIsPackedIsReadAgain(@ForAll("events") List<Fact> events) {
        CustodyBook book = book(events);
        book.lookAt(START + 7);

        CustodyBook again = CustodyBook.of(book.packed());

        assertThat(rows(again)).isEqualTo(rows(book));
        assertThat(again.applied()).isEqualTo(book.applied());
        assertThat(again.packed()).isEqualTo(book.packed());
    }

    /** Written anew in the plainest way: each instant is held by at most one order, the one that began last. */
    @Property
    void atMostOneOrderHoldsAtATimeAndItIsTheLastThatBegan(@ForAll("events") List<Fact> events) {
        List<Custody> custodies = book(events).custodies(Fact.EVER, terms -> GRACE);
        for (long time = START - DAY; time < START + 6 * DAY; time += HOUR) {
            long at = time;
            List<Custody> holding =
                    custodies.stream().filter(one -> one.holdsAt(at)).toList();

            assertThat(holding).hasSizeLessThanOrEqualTo(1);
            holding.forEach(one -> assertThat(custodies)
                    .filteredOn(other -> other.terms().fromMillis() <= at)
                    .last()
                    .isEqualTo(one));
        }
    }

    @Property
    void everyTemperatureThatStandsBelongsToOneOrderOrToNone(@ForAll("events") List<Fact> events) {
        CustodyBook book = book(events);
        List<Custody> custodies = book.custodies(Fact.EVER, terms -> GRACE);
        long first =
                custodies.isEmpty() ? Long.MAX_VALUE : custodies.get(0).terms().fromMillis();

        List<String> owned = custodies.stream()
                .flatMap(one -> one.temperatures().stream())
                .map(Fact::id)
                .toList();

        assertThat(owned).doesNotHaveDuplicates();
        assertThat(owned)
                .containsExactlyInAnyOrderElementsOf(standing(events).stream()
                        .filter(fact -> fact.what() == Fact.What.TEMPERATURE && fact.timeMillis() >= first)
                        .map(Fact::id)
                        .toList());
    }

    @Property
    void whatIsForgottenInBetweenChangesNoRowThatIsKept(@ForAll("events") List<Fact> events, @ForAll Random random) {
        CustodyBook whole = book(events);
        CustodyBook part = book(events);
        long now = START + random.nextInt(40) * DAY / 4;

        part.forget(now, part.rows(terms -> GRACE), KEPT);

        List<String> kept = whole.rows(terms -> GRACE).stream()
                .filter(row -> row.removalMillis(KEPT) > now)
                .map(CustodyPropertiesTest::described)
                .toList();
        assertThat(rows(part)).containsAll(kept);
    }

    @Property
    void nothingIsLeftInTheEnd(@ForAll("events") List<Fact> events) {
        CustodyBook book = book(events);

        long next = START - 10 * DAY;
        while (next != Long.MAX_VALUE) {
            long now = next;
            next = book.forget(now, book.rows(terms -> GRACE), KEPT);
            assertThat(next).isGreaterThan(now);
        }

        assertThat(book.isEmpty()).isTrue();
    }

    @Provide
    Arbitrary<List<Fact>> events() {
        Arbitrary<Long> time = Arbitraries.longs().between(0, 5 * 24).map(hours -> START + hours * HOUR);
        Arbitrary<Fact> event = Combinators.combine(
                        Arbitraries.of(Fact.What.values()),
                        Arbitraries.integers().between(0, 9),
                        time)
                .as(CustodyPropertiesTest::event);
        return Combinators.combine(event, Arbitraries.of(true, false, false, false))
                .as((fact, isVoid) -> isVoid ? TestingQuarantine.takenBack(fact) : fact)
                .list()
                .ofMaxSize(25)
                .map(CustodyPropertiesTest::consistent);
    }

    private static Fact event(Fact.What what, int number, long timeMillis) {
        String id = (what.isArrival() ? "hub/" : "") + what.name().charAt(0) + number;
        return switch (what) {
            case ORDERED ->
                TestingQuarantine.order(
                        id, timeMillis, number % 2 == 0 ? QuarantineKind.HOME : QuarantineKind.CENTRAL, 1 + number % 4);
            case TEMPERATURE -> TestingQuarantine.temperature(id, timeMillis, 3700 + number * 10);
            case RELEASED -> TestingQuarantine.release(id, timeMillis);
            default -> TestingQuarantine.arrived(what, id, timeMillis);
        };
    }

    /** One id is one event: who says it again says the same. */
    private static List<Fact> consistent(List<Fact> events) {
        List<Fact> all = new ArrayList<>();
        for (Fact next : events) {
            Fact first = events.stream()
                    .filter(other -> other.isSameEvent(next))
                    .findFirst()
                    .orElseThrow();
            boolean isVoid = next.heardMillis() == null;
            all.add(new Fact(
                    first.what(),
                    first.id(),
                    first.timeMillis(),
                    isVoid ? null : (Long) (first.timeMillis() + 1_000),
                    isVoid ? (Long) (first.timeMillis() + 2_000) : null,
                    first.terms(),
                    first.centidegrees(),
                    first.trace()));
        }
        return all;
    }

    private static List<Fact> standing(List<Fact> events) {
        List<Fact> heard = events.stream()
                .filter(fact -> fact.heardMillis() != null)
                .distinct()
                .toList();
        return heard.stream()
                .filter(fact ->
                        events.stream().noneMatch(other -> other.isSameEvent(fact) && other.heardMillis() == null))
                .toList();
    }

    private static CustodyBook book(List<Fact> events) {
        return TestingQuarantine.book(events.toArray(new Fact[0]));
    }

    private static List<String> rows(CustodyBook book) {
        return book.rows(terms -> GRACE).stream()
                .map(CustodyPropertiesTest::described)
                .sorted()
                .toList();
    }

    /** All that a row says. */
    private static String described(Custody custody) {
        return QuarantineRow.of("token", custody, 0, 0, TestingTime.SHANGHAI.business())
                .toString();
    }
}
