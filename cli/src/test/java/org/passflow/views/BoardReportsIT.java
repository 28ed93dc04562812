package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** What the board asks of daily reports, on rows as the job writes them, at nine in the evening of 10 November. */
@ExtendWith(StackExtension.class)
class BoardReportsIT {
    private static final String TODAY = "2026-11-10";
    private static final String YESTERDAY = "2026-11-09";
    private static final Instant DUE = Instant.parse("2026-11-10T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-10T13:00:00Z");
    private static final Instant START = Instant.parse("2026-11-09T20:00:00Z");
    private static final long DAY_SECONDS = 86_400;

    private static final String[] COUNTS = {
        "expected", "on_time", "late", "missing", "awaited", "zero", "without_figures", "suspect", "corrected"
    };

    private PanelQueries board;
    private Rows rows;

    @BeforeEach
    void postsOfTwoCounties(TestInstallation shared, TestInfo test) throws Exception {
        TestInstallation installation = shared.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode()));
        board = new PanelQueries(installation);
        rows = new Rows(installation);
        rows.progress(NOW);
        rows.insert(
                "units",
                "unit_id, valid_from, name_zh, name_en, duty_telephone, arrival_time",
                List.of(row("u", Instant.EPOCH, "村委会", "Committee", "0357-1", NOW)));
        rows.insert(
                "sites",
                "site_id, valid_from, kind, name_zh, region, unit, arrival_time",
                List.of(
                        post("in-time", "141002104003", "u"),
                        post("silent", "141002104222", "u"),
                        post("slow", "141002101", ""),
                        post("waits", "141002", ""),
                        post("without-figures", "141021", ""),
                        post("nowhere", "", "")));
        board.keep("names");
    }

    @Test
    void coverageIsThatOfAllOfEachCountyAndOfEachTownship() throws Exception {
        eveningOfEachKind();

        List<JsonNode> places = board.ask("reports");

        assertThat(places)
                .extracting(place -> texts(place, "period", "level", "area"))
                .containsExactly(
                        "TODAY ALL ",
                        "TODAY COUNTY 141002",
                        "TODAY COUNTY 141021",
                        "TODAY TOWNSHIP 141002101",
                        "TODAY TOWNSHIP 141002104",
                        "TODAY UNKNOWN UNKNOWN",
                        "YESTERDAY ALL ",
                        "YESTERDAY COUNTY 141002",
                        "YESTERDAY TOWNSHIP 141002104");
        JsonNode all = places.get(0);
        assertThat(numbers(all, COUNTS)).containsExactly(6L, 3L, 1L, 1L, 1L, 1L, 1L, 2L, 1L);
        assertThat(all.get("coverage").asDouble()).isEqualTo(4.0 / 6);
        assertThat(texts(all, "business_day")).isEqualTo(TODAY);
        assertThat(numbers(all, "due_ms", "last_due_ms"))
                .as("one of them is due two hours later")
                .containsExactly(DUE.toEpochMilli(), DUE.plusSeconds(7_200).toEpochMilli());
        assertThat(texts(places.get(1), "name_zh", "name_en")).isEqualTo("尧都区 Yaodu District");
        assertThat(numbers(places.get(4), COUNTS)).containsExactly(2L, 1L, 0L, 1L, 0L, 0L, 0L, 0L, 0L);
        assertThat(numbers(places.get(6), "expected", "late")).containsExactly(1L, 1L);
    }

    @Test
    void coverageIsWhatAnalystsRead() throws Exception {
        eveningOfEachKind();

        List<JsonNode> view = rows.query("SELECT * FROM {db}.v_coverage WHERE expected > 0 AND business_day >= '"
                + YESTERDAY + "' AND tier IN ('COUNTY', 'TOWNSHIP', 'UNKNOWN')");

        assertThat(board.ask("reports"))
                .filteredOn(place -> !texts(place, "level").equals("ALL"))
                .extracting(place -> counts(place, "level", "area"))
                .hasSize(7)
                .containsExactlyInAnyOrderElementsOf(view.stream()
                        .map(place -> counts(place, "tier", "region"))
                        .toList());
    }

    @Test
    void postsToAskAreThoseWithoutAReportInDoubtOrLateTheGravestFirst() throws Exception {
        eveningOfEachKind();
        rows.insert(
                "flow_1d",
                "site_id, window_start, direction, purpose_return_home, persons_outsider, persons_turned_back, revision",
                List.of(row("silent", START, "IN", 9, 5, 2, 1)));

        List<JsonNode> posts = board.ask("report-posts");

        assertThat(posts)
                .extracting(post -> texts(post, "period", "site_id", "delivery", "suspect"))
                .containsExactly(
                        "TODAY silent MISSING ",
                        "TODAY nowhere ON_TIME FALSE_ZERO",
                        "TODAY slow LATE FAR_BELOW",
                        "YESTERDAY silent LATE ");
        JsonNode silent = posts.get(0);
        assertThat(texts(silent, "township", "township_name_zh", "unit_name_zh", "unit_name_en", "duty_telephone"))
                .isEqualTo("141002104 刘村镇 村委会 Committee 0357-1");
        assertThat(silent.get("returnees").isNull()
                        && silent.get("returnees_then").isNull())
                .isTrue();
        assertThat(numbers(silent, "returnees_counted", "outsiders_counted", "of_posts"))
                .containsExactly(7L, 3L, 3L);
        JsonNode slow = posts.get(2);
        assertThat(numbers(
                        slow,
                        "returnees",
                        "returnees_then",
                        "outsiders",
                        "outsiders_then",
                        "minutes_late",
                        "corrections"))
                .containsExactly(4L, 5L, 1L, 40L, 61L, 1L);
        assertThat(texts(slow, "suspect_figure", "duty_telephone", "unit")).isEqualTo("OUTSIDERS  ");
        assertThat(numbers(posts.get(3), "minutes_late", "of_posts")).containsExactly(5L, 1L);
    }

    @Test
    void atMostFiveHundredPostsOfADayAreListedAndItSaysOfHowMany() throws Exception {
        write(IntStream.range(0, 510)
                .mapToObj(i -> new Report("post-" + i, TODAY, "MISSING", "NONE"))
                .flatMap(report -> Stream.of(report, new Report(report.site(), YESTERDAY, "MISSING", "NONE"))));

        List<JsonNode> posts = board.ask("report-posts");

        assertThat(posts)
                .hasSize(1_000)
                .extracting(post -> number(post, "of_posts"))
                .containsOnly(510L);
        assertThat(board.ask("reports"))
                .extracting(place -> texts(place, "period", "level") + number(place, "missing"))
                .containsExactly("TODAY ALL510", "TODAY UNKNOWN510", "YESTERDAY ALL510", "YESTERDAY UNKNOWN510");
    }

    @Test
    void nothingIsSaidOfADayOfWhichNobodyOwesAReport() throws Exception {
        write(Stream.of(new Report("silent", TODAY, "ON_TIME", "ZERO")
                .suspect("FALSE_ZERO", "RETURNEES")
                .owedByNobody()));

        assertThat(board.ask("reports")).isEmpty();
        assertThat(board.ask("report-posts")).isEmpty();
    }

    private void eveningOfEachKind() throws Exception {
        Instant inTime = DUE.minusSeconds(600);
        write(Stream.of(
                new Report("in-time", TODAY, "ON_TIME", "FIGURES").arrived(inTime),
                new Report("silent", TODAY, "MISSING", "NONE"),
                new Report("slow", TODAY, "LATE", "FIGURES")
                        .arrived(DUE.plusSeconds(61 * 60 + 30))
                        .suspect("FAR_BELOW", "OUTSIDERS")
                        .corrected(),
                new Report("waits", TODAY, "AWAITED", "NONE").due(DUE.plusSeconds(7_200)),
                new Report("without-figures", TODAY, "ON_TIME", "NONE").arrived(inTime),
                new Report("nowhere", TODAY, "ON_TIME", "ZERO").arrived(inTime).suspect("FALSE_ZERO", "RETURNEES"),
                new Report("gone", TODAY, "ON_TIME", "FIGURES").arrived(inTime).owedByNobody(),
                new Report("silent", YESTERDAY, "LATE", "FIGURES")
                        .due(DUE.minusSeconds(DAY_SECONDS))
                        .arrived(DUE.minusSeconds(DAY_SECONDS - 300)),
                new Report("in-time", "2026-11-08", "MISSING", "NONE").due(DUE.minusSeconds(2 * DAY_SECONDS))));
    }

    private void write(Stream<Report> reports) throws Exception {
        rows.insert("daily_reports", COLUMNS, reports.map(Report::values).toList());
    }

    private static final String COLUMNS =
            "business_day, site_id, revision, judged_at, due_at, expected, delivery, content,"
                    + " suspect, suspect_figure, reports, first_arrival, returnees, outsiders, counted_returnees, counted_outsiders";

    /** A row of {@code daily_reports}: four and one declared, five and forty counted, where a report stands. */
    private record Report(
            String site,
            String day,
            String delivery,
            String content,
            Instant due,
            Instant arrival,
            String suspect,
            String figure,
            int reports,
            boolean owed) {

        Report(String site, String day, String delivery, String content) {
            this(site, day, delivery, content, DUE, null, "", "", 0, true);
        }

        Report due(Instant other) {
            return new Report(site, day, delivery, content, other, arrival, suspect, figure, reports, owed);
        }

        Report arrived(Instant when) {
            return new Report(site, day, delivery, content, due, when, suspect, figure, 1, owed);
        }

        Report corrected() {
            return new Report(site, day, delivery, content, due, arrival, suspect, figure, reports + 1, owed);
        }

        Report suspect(String doubt, String about) {
            return new Report(site, day, delivery, content, due, arrival, doubt, about, reports, owed);
        }

        Report owedByNobody() {
            return new Report(site, day, delivery, content, due, arrival, suspect, figure, reports, false);
        }

        String values() {
            boolean stands = arrival != null;
            return row(
                    day,
                    site,
                    1,
                    NOW,
                    due,
                    owed ? 1 : 0,
                    delivery,
                    content,
                    suspect,
                    figure,
                    reports,
                    stands ? arrival : "NULL",
                    stands ? 4 : "NULL",
                    stands ? 1 : "NULL",
                    stands ? 5 : "NULL",
                    stands ? 40 : "NULL");
        }
    }

    private static String post(String site, String region, String unit) {
        return row(site, Instant.EPOCH, "ROAD_POST", site, region, unit, NOW);
    }

    private static String counts(JsonNode place, String level, String area) {
        return texts(place, "business_day", level, area) + numbers(place, COUNTS);
    }

    private static String texts(JsonNode row, String... columns) {
        return String.join(
                " ",
                Arrays.stream(columns).map(column -> row.get(column).asText()).toList());
    }

    private static long number(JsonNode row, String column) {
        return row.get(column).asLong();
    }

    private static List<Long> numbers(JsonNode row, String... columns) {
        return Arrays.stream(columns).map(column -> number(row, column)).toList();
    }
}
