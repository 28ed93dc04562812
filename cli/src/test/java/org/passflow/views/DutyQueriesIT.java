package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Ready queries on posts, books, reports and alerts, on a few rows whose answer is known. It is 12:30 in Linfen. */
@ExtendWith(StackExtension.class)
class DutyQueriesIT {
    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
        rows.progress(at("10T04:30:00"));
        rows.insert(
                "units",
                "unit_id, valid_from, name_zh, arrival_time",
                List.of(row("office", Instant.EPOCH, "办公室", at("01T00:00:00"))));
    }

    @Test
    void postsSilentLongestComeFirst() throws Exception {
        posts("141002", "gone", "lost", "heard");
        long now = at("10T04:29:00").getEpochSecond() / 60;
        rows.heard("gone", List.of(now - 100));
        rows.heard("lost", List.of(now - 1000));
        rows.heard("heard", List.of(now - 2));

        assertThat(rows.answer("06-silent-posts-now"))
                .containsExactly(
                        "lost\tlost 岗\tROAD_POST\t141002\t2026-11-09 19:49:00\t1000",
                        "gone\tgone 岗\tROAD_POST\t141002\t2026-11-10 10:49:00\t100");
    }

    @Test
    void booksAndFaultsAreThoseOfTheBusinessDayOfArrival() throws Exception {
        posts("141002", "gate");
        rows.insert(
                "intake_1h",
                "topic, partition, hour_start, first_offset, last_offset, accepted, duplicate, voided, late, rejected, revision",
                List.of(
                        row("trips", 0, at("09T19:00:00"), 0, 4, 5, 0, 0, 0, 0, 1),
                        row("trips", 0, at("09T20:00:00"), 5, 8, 1, 0, 0, 1, 2, 1)));
        rows.insert(
                "events",
                "topic, offset, arrival_time, site_id, event_id, event_time",
                List.of(row("trips", 6, at("09T20:00:00"), "gate", "e", at("09T19:00:00"))));
        rows.insert(
                "rejects",
                "topic, partition, offset, arrival_time, reason",
                List.of(
                        row("trips", 0, 3, at("09T19:59:59"), "TOO_OLD"),
                        row("trips", 0, 5, at("09T20:00:00"), "MALFORMED"),
                        row("site-status", 0, 9, at("10T04:00:00"), "MALFORMED")));

        assertThat(rows.answer("12-quality-of-the-day"))
                .containsExactly(
                        "2026-11-10\tbalance: OPEN\t\t4\tlate events not stored: 1",
                        "2026-11-10\tREJECTED site-status\t\t1\tMALFORMED",
                        "2026-11-10\tREJECTED trips\t\t1\tMALFORMED");
    }

    @Test
    void coverageIsThatOfTheLastDayThatIsDue() throws Exception {
        posts("141002107", "a", "b");
        posts("141002108", "c");
        rows.insert(
                "daily_reports",
                "business_day, site_id, revision, due_at, expected, delivery, content",
                List.of(
                        report("2026-11-08", "a", "MISSING"),
                        report("2026-11-09", "a", "ON_TIME"),
                        report("2026-11-09", "b", "MISSING"),
                        report("2026-11-09", "c", "LATE"),
                        report("2026-11-10", "a", "ON_TIME")));

        assertThat(rows.answer("13-coverage-of-regions"))
                .containsExactly(
                        "2026-11-09\tPROVINCE\t14\t山西省\t3\t1\t1\t1\t0.667\t1\t1\t0",
                        "2026-11-09\tCITY\t1410\t临汾市\t3\t1\t1\t1\t0.667\t1\t1\t0",
                        "2026-11-09\tCOUNTY\t141002\t尧都区\t3\t1\t1\t1\t0.667\t2\t2\t1",
                        "2026-11-09\tTOWNSHIP\t141002107\t土门镇\t2\t1\t0\t1\t0.5\t0\t0\t0",
                        "2026-11-09\tTOWNSHIP\t141002108\t魏村镇\t1\t0\t1\t0\t1\t0\t0\t0");
    }

    @Test
    void loadIsCountedByHoursInWhichPeopleWereCalled() throws Exception {
        List<String> alerts = new ArrayList<>();
        for (int i = 0; i < 13; i++) {
            alerts.add(called("busy" + i, 1, at("10T01:00:00").plusSeconds(240L * i)));
        }
        for (int i = 0; i < 7; i++) {
            alerts.add(called("many" + i, 1, at("10T02:00:00").plusSeconds(i)));
            alerts.add(called("told" + i, 0, at("10T02:00:00").plusSeconds(i)));
        }
        for (int i = 0; i < 11; i++) {
            alerts.add(called("flood" + i, 1, at("10T03:00:00").plusSeconds(i)));
        }
        alerts.add(called("one", 1, at("10T00:00:00")));
        alerts.add(called("old", 1, at("03T03:00:00")));
        rows.insert("alerts", "alert_id, version, rule, state, severity, unit, pages, noticed_at", alerts);

        assertThat(rows.answer("14-alarm-load")).containsExactly("office\t办公室\t4\t32\t13\t1\t1\t1");
    }

    @Test
    void precisionIsOfThoseThatWereJudgedTrueOrFalse() throws Exception {
        rows.insert(
                "alerts",
                "alert_id, version, rule, rule_id, state, outcome, group_id",
                List.of(
                        row("1", 1, "fever", "fever", "OPEN", "", ""),
                        row("1", 2, "fever", "fever", "CLOSED", "HANDLED", ""),
                        row("2", 1, "fever", "fever", "CLOSED", "HANDLED", ""),
                        row("3", 1, "fever", "fever", "CLOSED", "HANDLED", ""),
                        row("4", 1, "fever", "fever", "CLOSED", "FALSE_ALARM", ""),
                        row("5", 1, "fever", "fever", "CLOSED", "DUPLICATE", ""),
                        row("6", 1, "fever", "fever", "RESOLVED", "", ""),
                        row("7", 1, "fever", "fever", "RESOLVED", "", ""),
                        row("8", 1, "fever", "fever", "ACKNOWLEDGED", "", ""),
                        row("9", 1, "fever", "fever", "CLOSED", "FALSE_ALARM", "group"),
                        row("10", 1, "surge", "surge-holiday", "RESOLVED", "", ""),
                        row("11", 1, "watchdog", "watchdog", "OPEN", "", "")));

        assertThat(rows.answer("15-rule-quality"))
                .containsExactly("fever\tfever\t8\t1\t3\t1\t1\t0.75\t2", "surge\tsurge-holiday\t1\t0\t0\t0\t0\t\\N\t1");
    }

    @Test
    void responseIsTimedFromWhenItWasNoticed() throws Exception {
        Instant noticed = at("10T02:00:00");
        rows.insert(
                "alerts",
                "alert_id, version, rule, state, unit, severity, pages, noticed_at, acknowledged_at, ended_at, escalation",
                List.of(
                        answered("1", "CRITICAL", 1, noticed, noticed.plusSeconds(60), noticed.plusSeconds(900), 0),
                        answered("2", "CRITICAL", 1, noticed, noticed.plusSeconds(120), "NULL", 1),
                        answered("3", "CRITICAL", 1, noticed, noticed.plusSeconds(600), "NULL", 0),
                        answered("4", "CRITICAL", 1, noticed, "NULL", "NULL", 2),
                        answered("5", "CRITICAL", 0, noticed, noticed.plusSeconds(1), "NULL", 0),
                        answered("6", "CRITICAL", 1, at("03T04:00:00"), at("03T05:00:00"), "NULL", 0),
                        answered("7", "WARNING", 1, noticed, "NULL", "NULL", 0)));

        assertThat(rows.answer("16-response-time"))
                .containsExactly("office\tCRITICAL\t4\t0.75\t2\t10\t15\t2", "office\tWARNING\t1\t0\t\\N\t\\N\t\\N\t0");
    }

    private static String called(String id, int pages, Instant noticed) {
        return row(id, 1, "fever", "OPEN", "WARNING", "office", pages, noticed);
    }

    private static String answered(
            String id, String severity, int pages, Instant noticed, Object acknowledged, Object ended, int escalation) {
        return row(id, 1, "fever", "OPEN", "office", severity, pages, noticed, acknowledged, ended, escalation);
    }

    private static String report(String day, String site, String delivery) {
        return row(
                day,
                site,
                1,
                Instant.parse(day + "T12:00:00Z"),
                1,
                delivery,
                delivery.equals("MISSING") ? "NONE" : "FIGURES");
    }

    private void posts(String region, String... ids) throws Exception {
        List<String> posts = new ArrayList<>();
        for (String id : ids) {
            posts.add(row(id, Instant.EPOCH, id + " 岗", "ROAD_POST", region, 10, at("01T00:00:00")));
        }
        rows.insert("sites", "site_id, valid_from, name_zh, kind, region, heartbeat_minutes, arrival_time", posts);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-" + time + "Z");
    }
}
