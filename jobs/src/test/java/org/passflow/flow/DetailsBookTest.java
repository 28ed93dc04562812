package org.passflow.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Details come back from where they were written. */
class DetailsBookTest {

    @Test
    void detailsComeBackAsTheyWere() {
        List<Details> written = List.of(
                new Details(null, null, null, null, null, null),
                new Details("1410", "", "3", "夜班", "K1-2022", "t".repeat(64)),
                new Details("x".repeat(63), "y".repeat(64), "站".repeat(8_192), "\uD83D", null, "z"));
        DetailsBook book = new DetailsBook(new byte[0], 0);
        List<Integer> places = new ArrayList<>();

        written.forEach(details -> places.add(book.add(details)));

        DetailsBook restored = new DetailsBook(book.bytes(), book.length());
        assertThat(places.stream().map(restored::at)).containsExactlyElementsOf(written);
    }
}
