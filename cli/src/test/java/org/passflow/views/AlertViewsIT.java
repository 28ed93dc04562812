package org.passflow.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passflow.views.Rows.row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** How people read alerts: what is open now, what became of each, and how much of it there was. */
@ExtendWith(StackExtension.class)
class AlertViewsIT {
    /** 08:00 in Shanghai. */
    private static final Instant MORNING = Instant.parse("2026-11-10T00:00:00Z");

    private static final String COLUMNS =
            "alert_id, version, rule, rule_id, severity, state, group_id, pages, unit, site_id,"
                    + " noticed_at, changed_at, acknowledged_at, ended_at, outcome, person_token";

    private Rows rows;

    @BeforeEach
    void tablesOfItsOwn(TestInstallation installation, TestInfo test) throws Exception {
        rows = new Rows(installation.withTables(
                "t" + Integer.toHexString(test.getDisplayName().hashCode())));
    }

    @Test
    void currentAlertsAreTheLatestStateOfWhatHasNotEndedAndSpeaksForItself() throws Exception {
        write(
                version(1, 1, "OPEN", MORNING),
                version(1, 2, "ACKNOWLEDGED", MORNING.plusSeconds(60)),
                version(2, 1, "OPEN", MORNING),
                version(2, 2, "RESOLVED", MORNING.plusSeconds(60)),
                alert(3, 1, "fever", "OPEN", id(9), 0, MORNING, "NULL", "NULL", ""),
                alert(4, 1, "watchdog", "OPEN", "", 0, MORNING, "NULL", "NULL", ""),
                version(5, 1, "SHELVED", MORNING));

        assertThat(
                        rows.lines(
                                "SELECT concat(right(alert_id, 1), ' ', state) AS line FROM {db}.v_alerts_current ORDER BY line"))
                .containsExactly("1 ACKNOWLEDGED", "5 SHELVED");
        assertThat(rows.lines("SELECT right(alert_id, 1) AS line FROM {db}.v_alerts WHERE group_id = '" + id(9) + "'"))
                .containsExactly("3");
        assertThat(rows.lines("SELECT concat(toString(version), state) AS line FROM {db}.v_alert_history"
                        + " WHERE alert_id = '" + id(1) + "' ORDER BY version"))
                .containsExactly("1OPEN", "2ACKNOWLEDGED");
    }

    @Test
    void versionWrittenAgainIsOneLineOfHistory() throws Exception {
        write(version(1, 1, "OPEN", MORNING));
        write(version(1, 1, "OPEN", MORNING));

        assertThat(rows.lines("SELECT state AS line FROM {db}.v_alert_history")).containsExactly("OPEN");
    }

    @Test
    void alertBringsTheNamesOfItsSiteAndUnitAndWhomToCall() throws Exception {
        rows.insert(
                "sites",
                "site_id, valid_from, name_zh, name_en, arrival_time",
                List.of(
                        row("gate", Instant.EPOCH, "旧门", "Old gate", MORNING),
                        row("gate", MORNING.minusSeconds(9), "北门", "North gate", MORNING)));
        rows.insert(
                "units",
                "unit_id, valid_from, name_zh, name_en, duty_telephone, arrival_time",
                List.of(row("unit", Instant.EPOCH, "乡政府", "Township", "0357-0000001", MORNING)));
        write(version(1, 1, "OPEN", MORNING));

        assertThat(rows.lines(
                        "SELECT concat(site_name_zh, '/', site_name_en, '/', unit_name_zh, '/', unit_name_en, '/',"
                                + " duty_telephone) AS line FROM {db}.v_alerts_current"))
                .containsExactly("北门/North gate/乡政府/Township/0357-0000001");
    }

    @Test
    void actionWaitsUntilTheProgressOfTheJobHasPassedIt() throws Exception {
        write(version(1, 1, "OPEN", MORNING), version(2, 1, "OPEN", MORNING));
        rows.insert(
                "alert_actions",
                "alert_id, action, actor, taken_at",
                List.of(
                        row(id(1), "ACK", "a", MORNING.plusSeconds(10)),
                        row(id(1), "UNSHELVE", "a", MORNING.plusSeconds(11)),
                        row(id(2), "ACK", "a", MORNING.plusSeconds(2))));
        rows.progress(MORNING.plusSeconds(5));

        assertThat(pending()).containsExactly("1 UNSHELVE", "2 ");

        rows.progress(MORNING.plusSeconds(11));
        assertThat(pending()).containsExactly("1 ", "2 ");
    }

    @Test
    void precisionComesFromWhatPeopleSaid() throws Exception {
        write(
                closed(1, "HANDLED"),
                closed(2, "HANDLED"),
                closed(3, "FALSE_ALARM"),
                closed(4, "DUPLICATE"),
                version(5, 1, "RESOLVED", MORNING),
                version(6, 1, "OPEN", MORNING),
                alert(7, 1, "fever", "CLOSED", id(9), 0, MORNING, "NULL", MORNING, "FALSE_ALARM"),
                alert(8, 1, "surge", "OPEN", "", 1, MORNING, "NULL", "NULL", ""));

        assertThat(
                        rows.lines(
                                "SELECT concat(rule, ' ', arrayStringConcat(arrayMap(n -> toString(n), [raised, in_groups, open,"
                                        + " resolved_by_data, closed, handled, false_alarms, duplicates]), ' '), ' ',"
                                        + " ifNull(toString(round(precision, 3)), 'null')) AS line FROM {db}.v_rule_quality ORDER BY rule"))
                .containsExactly("fever 6 1 1 1 4 2 1 1 0.667", "surge 1 0 1 0 0 0 0 0 null");
    }

    @Test
    void responseIsTimedFromWhenItWasNoticed() throws Exception {
        write(
                alert(
                        1,
                        1,
                        "fever",
                        "CLOSED",
                        "",
                        1,
                        MORNING,
                        MORNING.plusSeconds(30),
                        MORNING.plusSeconds(90),
                        "HANDLED"),
                version(2, 1, "RESOLVED", MORNING),
                alert(2, 2, "fever", "CLOSED", "", 1, MORNING, "NULL", MORNING.plusSeconds(40), "HANDLED"),
                version(3, 1, "OPEN", MORNING));

        assertThat(rows.lines(
                        "SELECT concat(right(alert_id, 1), ' ', ifNull(toString(seconds_to_acknowledge), 'null'), ' ',"
                                + " ifNull(toString(seconds_to_end), 'null'), ' ', ended_by) AS line FROM {db}.v_alert_response"
                                + " ORDER BY line"))
                .containsExactly("1 30 90 PERSON", "2 null 40 DATA", "3 null null ");
    }

    @Test
    void loadCountsWhatCalledPeopleWhereItWasNoticedFirst() throws Exception {
        List<String> alerts = new ArrayList<>();
        for (int n = 0; n < 11; n++) {
            alerts.add(version(n, 1, "OPEN", MORNING.plusSeconds(590 - n)));
            alerts.add(alert(n, 2, "fever", "RESOLVED", id(99), 0, MORNING.plusSeconds(590 - n), "NULL", MORNING, ""));
        }
        for (int n = 20; n < 27; n++) {
            alerts.add(version(n, 1, "OPEN", MORNING.plusSeconds(3_600 + 600 * (n - 20) / 2)));
        }
        alerts.add(alert(50, 1, "fever", "OPEN", "", 0, MORNING, "NULL", "NULL", ""));
        write(alerts.toArray(String[]::new));

        assertThat(
                        rows.lines(
                                "SELECT concat(toString(hour_start_local), ' ', unit, ' ', toString(alerts), ' ',"
                                        + " toString(most_in_10_minutes), ' ', load) AS line FROM {db}.v_alarm_load ORDER BY hour_start"))
                .containsExactly("2026-11-10 08:00:00 unit 11 11 FLOOD", "2026-11-10 09:00:00 unit 7 2 MANAGEABLE");
    }

    @Test
    void watchdogSaysWhenTheChainLastWorked() throws Exception {
        assertThat(rows.query("SELECT * FROM {db}.v_watchdog")).isEmpty();

        write(alert(1, 1, "watchdog", "OPEN", "", 0, MORNING, "NULL", "NULL", ""));

        assertThat(rows.lines("SELECT toString(changed_at) AS line FROM {db}.v_watchdog"))
                .containsExactly("2026-11-10 00:00:00.000");
    }

    @Test
    void tokensAreForTheTracerOnly(TestStack test) throws Exception {
        test.migrateMainDatabase();
        String tokens = "SELECT person_token FROM passflow.trace_alerts";

        assertThat(test.stack().clickHouse().as("tracer").query(tokens)).isEmpty();
        for (String user : List.of("analyst", "board")) {
            assertThatThrownBy(() -> test.stack().clickHouse().as(user).query(tokens))
                    .as(user)
                    .isInstanceOf(ClickHouseHttp.Refused.class);
        }
        assertThat(test.stack()
                        .clickHouse()
                        .as("migrator")
                        .query("SELECT table FROM system.columns WHERE database = 'passflow' AND name = 'person_token'"
                                + " AND table LIKE 'v\\\\_%'"))
                .isEmpty();
    }

    private List<String> pending() throws Exception {
        return rows.lines(
                "SELECT concat(right(alert_id, 1), ' ', pending_action) AS line FROM {db}.v_alerts_current ORDER BY line");
    }

    private void write(String... alerts) throws Exception {
        for (String alert : alerts) {
            rows.insert("alerts", COLUMNS, List.of(alert));
        }
    }

    private static String version(int number, int version, String state, Instant noticed) {
        Object ended = state.equals("RESOLVED") ? noticed.plusSeconds(40) : "NULL";
        return alert(number, version, "fever", state, "", 1, noticed, "NULL", ended, "");
    }

    private static String closed(int number, String outcome) {
        return alert(number, 1, "fever", "CLOSED", "", 1, MORNING, MORNING, MORNING, outcome);
    }

    private static String alert(
            int number,
            int version,
            String rule,
            String state,
            String group,
            int pages,
            Instant noticed,
            Object acknowledged,
            Object ended,
            String outcome) {
        return row(
                id(number),
                version,
                rule,
                rule,
                "WARNING",
                state,
                group,
                pages,
                "unit",
                "gate",
                noticed,
                noticed,
                acknowledged,
                ended,
                outcome,
                "token-of-a-person");
    }

    private static String id(int number) {
        return "0123456789abcdef-%016d".formatted(number);
    }
}
