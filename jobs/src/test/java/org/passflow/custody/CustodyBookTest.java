package org.passflow.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.custody.TestingQuarantine.DAY;
import static org.passflow.custody.TestingQuarantine.GRACE;
import static org.passflow.custody.TestingQuarantine.HOUR;
import static org.passflow.custody.TestingQuarantine.KEPT;
import static org.passflow.custody.TestingQuarantine.START;
import static org.passflow.custody.TestingQuarantine.arrived;
import static org.passflow.custody.TestingQuarantine.book;
import static org.passflow.custody.TestingQuarantine.only;
import static org.passflow.custody.TestingQuarantine.order;
import static org.passflow.custody.TestingQuarantine.release;
import static org.passflow.custody.TestingQuarantine.seen;
import static org.passflow.custody.TestingQuarantine.takenBack;
import static org.passflow.custody.TestingQuarantine.temperature;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.event.QuarantineKind;
import org.passflow.testing.TestingTime;

class CustodyBookTest {

    @Test
    void custodyBeginsWithTheArrivalAtHomeAndAtTheLatestAfterTheGrace() {
        Fact home = arrived(Fact.What.HOME_ARRIVED, "hub/h", START + HOUR);
        Fact early = arrived(Fact.What.HOME_ARRIVED, "hub/e", START - 23 * HOUR);
        Fact tooLate = arrived(Fact.What.HOME_ARRIVED, "hub/l", START + GRACE + 1);
        Fact atSite = arrived(Fact.What.TRANSFER_ARRIVED, "hub/t", START + HOUR);

        assertThat(only(book(order("o", START))).fromMillis()).isEqualTo(START + GRACE);
        assertThat(only(book(order("o", START), tooLate, atSite)).fromMillis()).isEqualTo(START + GRACE);
        assertThat(only(book(home, order("o", START))).fromMillis()).isEqualTo(START + HOUR);
        assertThat(only(book(home, order("o", START), early)).fromMillis()).isEqualTo(START);
        assertThat(only(book(atSite, order("o", START, QuarantineKind.CENTRAL, 14)))
                        .fromMillis())
                .isEqualTo(START + HOUR);
    }

    @Test
    void releaseAndTemperaturesBelongToTheLastOrderThatBegan() {
        CustodyBook book = book(
                release("r", START + 5 * DAY),
                temperature("t1", START + DAY, 3650),
                temperature("t2", START + 4 * DAY, 3730),
                order("late", START + 3 * DAY),
                order("early", START));

        List<Custody> both = book.custodies(Fact.EVER, terms -> GRACE);

        assertThat(both).extracting(custody -> custody.order().id()).containsExactly("early", "late");
        assertThat(both).extracting(Custody::supersededMillis).containsExactly(START + 3 * DAY, null);
        assertThat(both).extracting(Custody::endMillis).containsExactly(START + 3 * DAY, START + 5 * DAY);
        assertThat(both).extracting(Custody::feverReadings).containsExactly(0, 1);
        assertThat(both)
                .extracting(custody -> custody.temperatureDays(TestingTime.SHANGHAI.business()))
                .containsExactly(1, 1);
    }

    @Test
    void orderThatWasReleasedIsNotSupersededAndTheEarliestReleaseEndsIt() {
        CustodyBook book = book(
                order("a", START),
                release("r2", START + 2 * DAY),
                release("r1", START + DAY),
                order("b", START + 3 * DAY));

        Custody first = only(book);

        assertThat(first.release().id()).isEqualTo("r1");
        assertThat(first.supersededMillis()).isNull();
    }

    @Test
    void repeatChangesNothingAndVoidTakesBackOnceInEitherOrder() {
        Fact release = release("r", START + DAY);
        CustodyBook after = book(order("o", START), release, takenBack(release));
        CustodyBook before = book(takenBack(release), order("o", START), release);

        assertThat(after.take(release)).isFalse();
        assertThat(before.take(takenBack(release))).isFalse();
        assertThat(only(after).release()).isNull();
        assertThat(only(before)).isEqualTo(only(after));
        assertThat(before.applied()).isEqualTo(after.applied()).isEqualTo(3);
    }

    @Test
    void orderTakenBackKeepsItsRowAndHoldsNobody() {
        Fact order = order("o", START);
        CustodyBook book = book(takenBack(order), temperature("t", START + HOUR, 3600), order);

        List<Custody> rows = book.rows(terms -> GRACE);

        assertThat(book.custodies(Fact.EVER, terms -> GRACE)).isEmpty();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).isVoided()).isTrue();
        assertThat(rows.get(0).temperatures()).isEmpty();
        assertThat(rows.get(0).holdsAt(START + DAY)).isFalse();
    }

    @Test
    void whatArrivedLaterIsNotKnownBefore() {
        CustodyBook book = book(order("o", START), release("r", START + DAY));
        long releaseArrived = START + DAY + 1_000;

        assertThat(book.custodies(releaseArrived, terms -> GRACE).get(0).release())
                .isNull();
        assertThat(book.custodies(releaseArrived + 1, terms -> GRACE).get(0).release())
                .isNotNull();
        assertThat(book.nextArrivalFrom(START + DAY)).isEqualTo(releaseArrived);
        assertThat(book.nextArrivalFrom(releaseArrived + 1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void nothingIsLeftWhenAllIsOver() {
        CustodyBook book = book(
                arrived(Fact.What.HOME_ARRIVED, "hub/h", START),
                order("o", START),
                takenBack(temperature("never", START + DAY, 3650)),
                temperature("t", START + DAY, 3650),
                release("r", START + 14 * DAY));
        List<Custody> rows = book.rows(terms -> GRACE);
        long over = START + 14 * DAY + KEPT;

        assertThat(book.forget(over - 1, rows, KEPT)).isEqualTo(over);
        assertThat(book.isEmpty()).isFalse();
        assertThat(only(book).temperatures()).hasSize(1);

        assertThat(book.forget(over, rows, KEPT)).isEqualTo(Long.MAX_VALUE);
        assertThat(book.packed()).isNull();
    }

    @Test
    void arrivalWithoutAnOrderIsForgottenAfterTwoDays() {
        CustodyBook book = book(arrived(Fact.What.HOME_ARRIVED, "hub/h", START));

        assertThat(book.forget(START, List.of(), KEPT)).isEqualTo(START + KEPT + DAY);
        book.forget(START + KEPT + DAY, List.of(), KEPT);

        assertThat(book.isEmpty()).isTrue();
    }

    @Test
    void orderThatArrivesAfterTheLastOneWasForgottenCountsAfresh() {
        CustodyBook book = book(order("o", START), release("r", START + DAY));
        long over = START + DAY + KEPT;

        book.beginAfresh(over - 1, book.rows(terms -> GRACE), KEPT);
        assertThat(book.applied()).isEqualTo(2);
        book.beginAfresh(over, book.rows(terms -> GRACE), KEPT);
        book.take(order("p", over));

        assertThat(book.applied()).isEqualTo(1);
        assertThat(book.rows(terms -> GRACE)).hasSize(1);
    }

    @Test
    void orderWithADailyTemperatureFitsIntoTwoHundredBytes() {
        CustodyBook book = book(order("2026-11-02-3-O29893240", START));
        for (int day = 1; day < 14; day++) {
            book.take(temperature("2026-11-02-3-T2989324" + day, START + day * DAY, 3600 + day));
        }
        book.forget(START + 13 * DAY + HOUR, book.rows(terms -> GRACE), KEPT);

        assertThat(book.packed().length).isLessThan(200);
    }

    @Test
    void sightingBreaksAnOrderFromItsBeginningUntilItsEnd() {
        Custody custody = only(book(order("o", START), release("r", START + DAY)));

        assertThat(seen("s", START + GRACE - 1).breaks(custody, KEPT)).isFalse();
        assertThat(seen("s", START + GRACE).breaks(custody, KEPT)).isTrue();
        assertThat(seen("s", START + DAY - 1).breaks(custody, KEPT)).isTrue();
        assertThat(seen("s", START + DAY).breaks(custody, KEPT)).isFalse();
        assertThat(seen("s", START + 15 * DAY).breaks(only(book(order("o", START))), KEPT))
                .as("custody ends with a release")
                .isTrue();
    }

    @Test
    void sightingIsForgottenWhenNoOrderCanMatchItAnyMore() {
        Sightings sightings = new Sightings();
        sightings.take(seen("a", START));
        sightings.take(seen("b", START + HOUR));

        assertThat(sightings.nextOver(KEPT)).isEqualTo(START + KEPT);
        assertThat(sightings.forget(START + KEPT, KEPT))
                .extracting(Seen::eventId)
                .containsExactly("a");
        assertThat(Sightings.of(sightings.packed()).all()).isEqualTo(sightings.all());
        assertThat(sightings.packed().length).isLessThan(30);
    }
}
