package org.passflow.bulletin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passflow.bulletin.RegionDay.Coverage;
import org.passflow.bulletin.RegionDay.Post;
import org.passflow.watch.TerminalText;

class BulletinTest {
    private static final RegionDay DAY = new RegionDay(
            LocalDate.of(2026, 11, 28),
            place("1410", "临汾市", "Linfen", 9, 8, 40, 21),
            List.of(
                    place("141002", "尧都区", "Yaodu", 4, 4, 21, 17),
                    place("141021", "曲沃县", "=\"Quwo\", <county>", 3, 2, 12, 0),
                    place("141022", "", "", 2, 2, 3, 4)),
            List.of(new Post("gate-9", "九号卡口", "Gate <9>", "141021", "LATE", "FAR_BELOW", 61L, 2L, 30L, null, 0L)));

    private static final Books BOOKS = new Books(
            "MISSING",
            List.of("offsets never read: 4"),
            List.of(
                    new Books.Topic("checkpoint-events", 100, 90, 4, 3, 2, 1),
                    new Books.Topic("trips", 7, 7, 0, 0, 0, 0)));

    private static Coverage place(
            String code, String chinese, String english, long expected, long onTime, long returnees, long outsiders) {
        return new Coverage(
                code,
                chinese,
                english,
                expected,
                onTime,
                0,
                expected - onTime,
                0,
                1,
                0,
                0,
                returnees,
                returnees + 1,
                outsiders,
                outsiders + 1,
                0,
                0);
    }

    @Test
    void textNamesRegionsPostsAndWhatIsMissing() {
        List<String> lines = new PlainText(Bulletin.complete(DAY, BOOKS, Words.in("en"))).lines();

        assertThat(lines.get(0)).isEqualTo("Daily report of Linfen, 2026-11-28");
        assertThat(lines.get(1)).startsWith("9 posts owe a report: 8 in time, 0 late, 1 missing");
        assertThat(lines).anyMatch(line -> line.startsWith("Yaodu ") && line.contains("100 %"));
        assertThat(lines).anyMatch(line -> line.startsWith("Gate <9> ") && line.contains("far below"));
    }

    @Test
    void booksOfTheDayAreAddedUpAndWhatIsMissingIsSaid() {
        List<String> lines = new PlainText(Bulletin.complete(DAY, BOOKS, Words.in("en"))).lines();

        assertThat(lines).contains("THE BOOKS OF THE DAY DO NOT BALANCE: offsets never read: 4");
        assertThat(lines.stream().map(line -> line.replaceAll(" +", " ")))
                .contains("checkpoint-events 100 90 4 3 2 1", "trips 7 7 0 0 0 0", "all topics 107 97 4 3 2 1");
        for (String language : List.of("zh", "en")) {
            for (String state : List.of("CLOSED", "OPEN", "MISSING", "")) {
                Books books = new Books(state, List.of(), List.of());
                assertThat(Bulletin.complete(DAY, books, Words.in(language)).lines())
                        .hasSize(2);
            }
        }
        assertThat(Bulletin.forThePublic(DAY, Words.in("en")).tables()).hasSize(1);
    }

    @Test
    void columnsStandUnderEachOtherInChineseToo() {
        List<String> lines = new PlainText(Bulletin.complete(DAY, BOOKS, Words.in("zh"))).lines();

        assertThat(lines.get(0)).isEqualTo("临汾市日报告 2026-11-28");
        assertThat(lines).contains("各地情况", "需核实的点位");
        List<String> rows = lines.subList(5, 9);
        assertThat(rows.stream().map(TerminalText::width).distinct()).hasSize(1);
    }

    @Test
    void excelReadsTheFigures() {
        String text = new Csv(Bulletin.complete(DAY, BOOKS, Words.in("en"))).text();

        assertThat(text).startsWith("\uFEFFregion,code,owed,").endsWith("\r\n");
        assertThat(text.split("\r\n")).hasSize(5);
        assertThat(text).contains("\"'=\"\"Quwo\"\", <county>\",141021,3,2,");
    }

    @Test
    void pageIsInItsLanguageAndShowsNamesAsTheyAre() {
        String page = new Page(Bulletin.complete(DAY, BOOKS, Words.in("zh"))).html();

        assertThat(page).contains("<html lang=\"zh\">", "@media print", "<h1>临汾市日报告 2026-11-28</h1>", "九号卡口");
        assertThat(new Page(Bulletin.complete(DAY, BOOKS, Words.in("en"))).html())
                .contains("Gate &lt;9&gt;")
                .doesNotContain("Gate <9>");
    }

    @Test
    void publicIsToldNoPostAndNoSmallNumber() {
        Bulletin bulletin = Bulletin.forThePublic(DAY, Words.in("en"));

        Table figures = bulletin.tables().get(0);
        assertThat(bulletin.tables()).hasSize(1);
        assertThat(figures.rows())
                .extracting(row -> String.join("|", row))
                .containsExactly(
                        "Yaodu|4|4|20–29|10–19|0–9",
                        "=\"Quwo\", <county>|3|2|10–19|0–9|0–9",
                        "141022|2|2|0–9|0–9|0–9",
                        "Linfen|9|8|40–49|20–29|0–9");
        assertThat(new Page(bulletin).html()).doesNotContain("Gate", "gate-9");
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Words.in("zh").texts().keySet())
                .isEqualTo(Words.in("en").texts().keySet());
        assertThatIllegalArgumentException().isThrownBy(() -> Words.in("fr")).withMessageContaining("zh or en");
    }
}
