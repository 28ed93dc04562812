package org.passflow.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.stack.StackException;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TopicRecords;

/** Alerts on the real server, read and handled as an officer does. */
@ExtendWith(StackExtension.class)
class DutyDeskIT {
    private static final Instant NOTICED = Instant.parse("2026-11-24T01:00:00Z");

    private TestInstallation installation;
    private DutyDesk desk;

    @BeforeEach
    void alerts(TestInstallation given) throws Exception {
        installation = given;
        desk = new DutyDesk(given.test().stack().clickHouse().as("migrator"), given.database());
        given.test()
                .stack()
                .clickHouse()
                .as("passflow_writer")
                .execute(
                        """
                        INSERT INTO %s.alerts (alert_id, version, rule, severity, state, unit, group_id, members, opened_at,
                            noticed_at, changed_at, ended_at, value, text_zh, text_en)
                        SELECT '0123456789abcdef-' || tail, 1, rule, severity, state, unit, group, 0, at, at, at, ended, 38.5,
                            '体温', 'It''s a "fever"'
                        FROM (SELECT fromUnixTimestamp64Milli(%d) AS at, arrayJoin([
                            ('00000000deadbeef', 'fever', 'CRITICAL', 'OPEN', 'unit-a', '', NULL),
                            ('00000000deadbee0', 'surge', 'NOTICE', 'OPEN', 'unit-b', '', NULL),
                            ('00000000cafe0001', 'surge', 'WARNING', 'RESOLVED', 'unit-b', '', at + INTERVAL 1 HOUR),
                            ('00000000cafe0002', 'fever', 'WARNING', 'OPEN', 'unit-b', '0123456789abcdef-00000000cafe0001', NULL),
                            ('00000000d0900000', 'watchdog', 'NOTICE', 'OPEN', '', '', NULL)]) AS row,
                            row.1 AS tail, row.2 AS rule, row.3 AS severity, row.4 AS state, row.5 AS unit, row.6 AS group,
                            row.7 AS ended)"""
                                .formatted(given.database(), NOTICED.toEpochMilli()));
    }

    @Test
    void gravestAlertStandsFirstAndWhatSpeaksNotForItselfIsLeftOut() throws Exception {
        assertThat(desk.open()).extracting(Alert::shortId).containsExactly("deadbeef", "deadbee0");
        assertThat(desk.list(new AlertFilter(true, "surge", "unit-b", "", 10)))
                .extracting(Alert::shortId)
                .containsExactly("cafe0001", "deadbee0");
        assertThat(desk.list(new AlertFilter(false, "", "", "0123456789abcdef-00000000cafe0001", 10)))
                .extracting(Alert::shortId)
                .containsExactly("cafe0002");
        assertThat(desk.open().get(0).text()).isEqualTo(new Alert.Words("体温", "It's a \"fever\""));
        assertThat(desk.open().get(0).noticedAt()).isEqualTo(NOTICED);
    }

    @Test
    void alertIsFoundByWhatStandsInItsIdOnly() throws Exception {
        assertThat(desk.find("deadbeef").id()).isEqualTo("0123456789abcdef-00000000deadbeef");
        assertThatThrownBy(() -> desk.find("deadbee"))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("Several", "deadbeef", "deadbee0");
        assertThatThrownBy(() -> desk.find("ffffffff"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("No alert has ffffffff");
        for (String wrong : List.of("abc", "' OR 1", "d0g!")) {
            assertThatThrownBy(() -> desk.find(wrong)).as(wrong).hasMessageContaining("at least 4 characters");
        }
    }

    @Test
    void actionIsWrittenDownWithEveryCharacterAndGoesToTheTopic() throws Exception {
        String text = "复测 37.0 \"ok\" \\ 'x'\n第二行\t{y}";
        Instant before = Instant.now().minusSeconds(60);
        long until = Instant.now().plusSeconds(7_200).toEpochMilli();

        desk.take(desk.find("deadbeef"), action("deadbeef", DutyAction.SHELVE, null, until, text));

        assertThat(desk.actions(before, "0123456789abcdef-00000000deadbeef"))
                .extracting(TakenAction::action)
                .containsExactly(action("deadbeef", DutyAction.SHELVE, null, until, text));
        installation.awaitUntil(
                Duration.ofSeconds(20), () -> TopicRecords.of(installation).holding("alert-actions", "复测") == 1);
    }

    @Test
    void actionThatMakesNoSenseOrNamesAPassengerIsRefused() throws Exception {
        Alert resolved = desk.find("cafe0001");
        Alert open = desk.find("deadbee0");

        assertThatThrownBy(() -> desk.take(resolved, action("cafe0001", DutyAction.ACK, null, null, null)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("已恢复 resolved");
        assertThatThrownBy(() -> desk.take(open, action("deadbee0", DutyAction.ACK, null, null, "call 13812345678")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("telephone");
        assertThatThrownBy(() -> desk.take(open, action("deadbee0", DutyAction.SHELVE, null, 1_000L, null)))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("until_is_ahead");
    }

    @Test
    void handoverHoldsWhatIsOpenAndWhatEndedSince() throws Exception {
        assertThat(desk.since(NOTICED.plusSeconds(60), ""))
                .extracting(Alert::shortId)
                .containsExactly("deadbeef", "cafe0001", "deadbee0");
        assertThat(desk.since(NOTICED.plusSeconds(7_200), "unit-b"))
                .extracting(Alert::shortId)
                .containsExactly("deadbee0");
    }

    @Test
    void rightsOfTheBoardSufficeForAllOfIt() throws Exception {
        String id = "0123456789abcdef-00000000b0a2d000";
        installation.test().migrateMainDatabase();
        installation
                .test()
                .stack()
                .clickHouse()
                .as("passflow_writer")
                .execute("INSERT INTO passflow.alerts (alert_id, version, rule, severity, state) VALUES ('" + id
                        + "', 1, 'fever', 'NOTICE', 'OPEN')");
        DutyDesk ofBoard = new DutyDesk(installation.test().stack().clickHouse().as("board"), "passflow");

        ofBoard.take(ofBoard.find(id), new AlertAction(id, DutyAction.ACK, "duty-2", null, null, null));

        assertThat(ofBoard.actions(Instant.EPOCH, id)).hasSize(1);
        assertThat(ofBoard.open()).extracting(Alert::id).contains(id);
        assertThat(Handover.read(ofBoard, Instant.EPOCH, Instant.now(), "").in(AlertState.OPEN))
                .extracting(Alert::id)
                .contains(id);
        assertThat(ofBoard.age()).isNotNull();
    }

    @Test
    void ageIsThatOfDataAndWatchdog() throws Exception {
        ChainAge age = desk.age();

        assertThat(age.watchdog()).isNotEmpty();
        assertThat(age.data()).isEqualTo(Optional.empty());
        assertThat(age.isStale()).isTrue();
    }

    private static AlertAction action(String tail, DutyAction action, AlertOutcome outcome, Long until, String text) {
        return new AlertAction("0123456789abcdef-00000000" + tail, action, "duty-2", outcome, until, text);
    }
}
