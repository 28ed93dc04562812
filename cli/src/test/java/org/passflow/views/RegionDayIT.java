package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.bulletin.Books;
import org.passflow.bulletin.RegionDay;
import org.passflow.bulletin.RegionDay.Coverage;
import org.passflow.bulletin.RegionDay.Post;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** A day of reports of four posts, as it reaches the bulletin of the city and of each county. */
@ExtendWith(StackExtension.class)
class RegionDayIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final Instant START = Instant.parse("2026-11-27T20:00:00Z");

    @Test
    void dayOfARegionIsReadWithThoseBeneathAndThePostsToAsk(TestInstallation base) throws Exception {
        TestInstallation installation = base.withTables("regionday");
        Rows rows = new Rows(installation);
        rows.insert(
                "sites",
                "site_id, valid_from, kind, region, arrival_time",
                List.of(
                        row("a", Instant.EPOCH, "ROAD_POST", "141002", START),
                        row("b", Instant.EPOCH, "ROAD_POST", "141002003", START),
                        row("c", Instant.EPOCH, "ROAD_POST", "141021", START),
                        row("d", Instant.EPOCH, "ROAD_POST", "", START)));
        rows.insert(
                "daily_reports",
                "business_day, site_id, revision, judged_at, due_at, expected, delivery, content, suspect, reports,"
                        + " first_arrival, returnees, outsiders, counted_returnees, counted_outsiders",
                List.of(
                        report("a", 1, "AWAITED", "NONE", "", "NULL", 0),
                        report("a", 2, "ON_TIME", "FIGURES", "", "'2026-11-28 11:00:00'", 7),
                        report("b", 2, "LATE", "FIGURES", "FAR_BELOW", "'2026-11-28 13:01:30'", 2),
                        report("c", 2, "MISSING", "NONE", "", "NULL", 0),
                        report("d", 2, "ON_TIME", "ZERO", "", "'2026-11-28 11:00:00'", 0)));
        ClickHouseHttp server = installation.test().stack().clickHouse().as("migrator");

        RegionDay city =
                RegionDay.read(server, installation.database(), DAY, "1410").orElseThrow();

        assertThat(city.region().nameEn()).isEqualTo("Linfen");
        assertThat(city.region().expected()).isEqualTo(3);
        assertThat(city.region().reported()).isEqualTo(2);
        assertThat(city.region().returnees()).isEqualTo(9);
        assertThat(city.beneath())
                .extracting(Coverage::region, Coverage::onTime, Coverage::late, Coverage::missing, Coverage::suspect)
                .containsExactly(tuple("141002", 1L, 1L, 0L, 1L), tuple("141021", 0L, 0L, 1L, 0L));
        assertThat(city.posts())
                .extracting(Post::siteId, Post::delivery, Post::suspect, Post::minutesLate, Post::returnees)
                .containsExactly(tuple("b", "LATE", "FAR_BELOW", 61L, 2L), tuple("c", "MISSING", "", null, null));
        RegionDay township = RegionDay.read(server, installation.database(), DAY, "141002003")
                .orElseThrow();
        assertThat(township.beneath()).isEmpty();
        assertThat(township.posts()).extracting(Post::siteId).containsExactly("b");
        assertThat(RegionDay.read(server, installation.database(), DAY, "14' OR 1=1 --"))
                .isEmpty();
        assertThat(RegionDay.read(server, installation.database(), DAY.plusDays(1), "1410"))
                .isEmpty();
    }

    @Test
    void booksAreThoseOfTheBusinessDayOfArrival(TestInstallation base) throws Exception {
        TestInstallation installation = base.withTables("regionbooks");
        Rows rows = new Rows(installation);
        rows.insert(
                "intake_1h",
                "topic, partition, hour_start, first_offset, last_offset, accepted, duplicate, voided, late, rejected, revision",
                List.of(
                        row("trips", 0, START.minusSeconds(3600), 0, 9, 10, 0, 0, 0, 0, 1),
                        row("trips", 0, START, 10, 15, 1, 1, 1, 1, 1, 1),
                        row("trips", 1, START, 0, 4, 5, 0, 0, 0, 0, 1),
                        row("trips", 0, START.plusSeconds(3600), 16, 16, 1, 0, 0, 0, 0, 1)));
        ClickHouseHttp server = installation.test().stack().clickHouse().as("migrator");

        Books books = Books.read(server, installation.database(), DAY);

        assertThat(books.topics()).containsExactly(new Books.Topic("trips", 12, 7, 1, 1, 1, 1));
        assertThat(books.state()).isEqualTo("OPEN");
        assertThat(books.missing()).contains("records without a class: 1", "rejects not stored: 1");
        assertThat(Books.read(server, installation.database(), DAY.plusDays(9)))
                .isEqualTo(new Books("", List.of(), List.of()));
    }

    private static String report(
            String site,
            long revision,
            String delivery,
            String content,
            String suspect,
            String arrival,
            long returnees) {
        String figure = arrival.equals("NULL") ? "NULL" : Long.toString(returnees);
        return "('%s', '%s', %d, '2026-11-28 14:00:00', '2026-11-28 12:00:00', 1, '%s', '%s', '%s', %d, %s, %s, %s, %s, %s)"
                .formatted(
                        DAY,
                        site,
                        revision,
                        delivery,
                        content,
                        suspect,
                        arrival.equals("NULL") ? 0 : 1,
                        arrival,
                        figure,
                        figure,
                        figure,
                        figure);
    }
}
