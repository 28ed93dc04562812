package org.passflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.passflow.event.Position;
import org.passflow.event.Topics;

/** Reports of one post in any order. */
class ReportBookTest {

    private static final int DAY = 20_759;
    private static final long EVER = Long.MAX_VALUE;

    @Test
    void reportWrittenLastStandsForTheDayWhicheverComesFirst() {
        ReportBook book = new ReportBook(List.of());

        book.take(report("second", 2_000, 5_000, 2));
        book.take(report("first", 1_000, 6_000, 1));

        assertThat(book.standing(DAY, EVER)).extracting(Report::eventId).containsExactly("first", "second");
        assertThat(book.standing(DAY, 6_000)).extracting(Report::eventId).containsExactly("second");
        assertThat(book.standing(DAY + 1, EVER)).isEmpty();
    }

    @Test
    void repeatChangesNothingAndTheCopyThatArrivedFirstCounts() {
        ReportBook book = new ReportBook(List.of());
        book.take(report("a", 1_000, 5_000, 7));

        assertThat(book.take(report("a", 1_000, 6_000, 8))).isNull();
        assertThat(book.take(report("a", 1_000, 4_000, 9)).figures().returnees())
                .isEqualTo(9);
        assertThat(book.kept()).hasSize(1);
    }

    @Test
    void sameIdInAnotherMinuteIsAnotherReport() {
        ReportBook book = new ReportBook(List.of());

        book.take(report("a", 1_000, 5_000, 7));
        book.take(report("a", 61_000, 65_000, 8));

        assertThat(book.standing(DAY, EVER)).hasSize(2);
    }

    @Test
    void voidTakesItsReportBackInEitherOrderAndFromItsArrivalOn() {
        ReportBook before = new ReportBook(List.of());
        before.take(taken("a", 1_000, 7_000));
        before.take(report("a", 1_000, 5_000, 7));
        ReportBook after = new ReportBook(List.of());
        after.take(report("a", 1_000, 5_000, 7));
        after.take(taken("a", 1_000, 7_000));

        assertThat(before.kept()).isEqualTo(after.kept());
        assertThat(after.standing(DAY, EVER)).isEmpty();
        assertThat(after.standing(DAY, 7_000)).hasSize(1);
    }

    @Test
    void voidThatNamesNoDayTakesBackAReportOfAnotherDay() {
        ReportBook book = new ReportBook(List.of());
        Report other =
                new Report("a", 1_000, DAY - 1, new Figures(1, 0, 0, 0), null, null, null, position(5_000), null);

        book.take(taken("a", 1_000, 4_000));
        book.take(other);

        assertThat(book.kept()).extracting(Report::day).containsExactly(DAY - 1);
        assertThat(book.standing(DAY - 1, EVER)).isEmpty();
    }

    @Test
    void daysBeforeOneAreForgotten() {
        ReportBook book = new ReportBook(List.of(report("a", 1_000, 5_000, 7)));

        book.forgetBefore(DAY);
        assertThat(book.isEmpty()).isFalse();
        book.forgetBefore(DAY + 1);

        assertThat(book.isEmpty()).isTrue();
    }

    @Property
    void anyOrderGivesTheSameBook(@ForAll long seed) {
        Random random = new Random(seed);
        List<Report> messages = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = "r" + random.nextInt(4);
            long time = 1_000L * random.nextInt(3);
            long arrival = 5_000L + i;
            messages.add(random.nextInt(3) == 0 ? taken(id, time, arrival) : report(id, time, arrival, i));
        }

        ReportBook inOrder = bookOf(messages);
        Collections.shuffle(messages, random);

        assertThat(bookOf(messages).standing(DAY, 5_006)).isEqualTo(inOrder.standing(DAY, 5_006));
        assertThat(bookOf(messages).standing(DAY, EVER)).isEqualTo(inOrder.standing(DAY, EVER));
    }

    private static ReportBook bookOf(List<Report> messages) {
        ReportBook book = new ReportBook(List.of());
        messages.forEach(book::take);
        return book;
    }

    private static Report report(String id, long time, long arrival, int returnees) {
        return new Report(id, time, DAY, new Figures(returnees, 0, 0, 0), null, null, null, position(arrival), null);
    }

    private static Report taken(String id, long time, long arrival) {
        return new Report(id, time, DAY, Figures.NONE, null, null, null, null, arrival);
    }

    private static Position position(long arrival) {
        return new Position(Topics.SITE_STATUS, 0, arrival, arrival);
    }
}
