package org.passflow.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import org.passflow.event.Received;
import org.passflow.event.Topics;
import org.passflow.kafka.EventDecoder;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.Migrations;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.TopicRecords;

/** What people do about alerts: refused where it is wrong, else on its way to the job. */
@ExtendWith(StackExtension.class)
class AlertActionsIT {
    private static final String ALERT = "0123456789abcdef-fedcba9876543210";
    private static final String DELIVERY = "SELECT delivery AS line FROM {db}.v_alert_actions";

    @Test
    void actionArrivesOnTheTopicAsTheJobReadsIt(TestInstallation installation) throws Exception {
        migrateAgain(installation);
        Instant until = Instant.now().plusSeconds(3_600);

        insert(
                installation,
                "alert_id, action, actor, outcome, until, text",
                "('%s', 'CLOSE', '王队长 13812345678', 'HANDLED', NULL, '已转\"发热门诊\"')".formatted(ALERT));
        insert(
                installation,
                "alert_id, action, actor, until",
                "('%s', 'SHELVE', 'duty-2', fromUnixTimestamp64Milli(%d))".formatted(ALERT, until.toEpochMilli()));

        TopicRecords records = TopicRecords.of(installation);
        installation.awaitUntil(
                Duration.ofSeconds(20),
                () -> records.texts(Topics.ALERT_ACTIONS).size() == 2);
        List<Map.Entry<String, String>> texts = records.texts(Topics.ALERT_ACTIONS);
        assertThat(texts).extracting(Map.Entry::getKey).containsOnly(ALERT);
        assertThat(texts)
                .extracting(text -> decoded(text.getValue()).alertAction())
                .containsExactly(
                        new AlertAction(
                                ALERT, DutyAction.CLOSE, "王队长 13812345678", AlertOutcome.HANDLED, null, "已转\"发热门诊\""),
                        new AlertAction(ALERT, DutyAction.SHELVE, "duty-2", null, until.toEpochMilli(), null));
        assertThat(texts).allSatisfy(text -> assertThat(installation.query(
                        "SELECT toUnixTimestamp64Milli(taken_at) AS taken_at FROM {db}.v_alert_actions WHERE"
                                + " toString(action_id) = '"
                                + decoded(text.getValue()).header().eventId() + "'"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("taken_at").asLong())
                        .isEqualTo(decoded(text.getValue()).header().eventTimeMillis())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alert_id_is | 'fever:1', 'ACK', 'a', '', NULL, ''",
                "action_is | ALERT, 'ack', 'a', '', NULL, ''",
                "actor_has | ALERT, 'ACK', ' ', '', NULL, ''",
                "actor_has | ALERT, 'ACK', repeat('长', 65), '', NULL, ''",
                "outcome_is | ALERT, 'CLOSE', 'a', '', NULL, ''",
                "outcome_is | ALERT, 'ACK', 'a', 'HANDLED', NULL, ''",
                "until_is_said | ALERT, 'SHELVE', 'a', '', NULL, ''",
                "until_is_said | ALERT, 'ACK', 'a', '', now64(3) + INTERVAL 1 HOUR, ''",
                "until_is_ahead | ALERT, 'SHELVE', 'a', '', now64(3) - INTERVAL 1 HOUR, ''",
                "until_is_ahead | ALERT, 'SHELVE', 'a', '', now64(3) + INTERVAL 8 DAY, ''",
                "text_is_said | ALERT, 'COMMENT', 'a', '', NULL, ' '",
                "text_has | ALERT, 'ACK', 'a', '', NULL, repeat('x', 4097)",
                "text_holds_no_mobile | ALERT, 'ACK', 'a', '', NULL, '电话13812345678'",
                "text_holds_no_resident | ALERT, 'ACK', 'a', '', NULL, '11010519491231002X'",
                "text_holds_no_number_plate | ALERT, 'ACK', 'a', '', NULL, '晋L12345'",
            })
    void actionThatTheJobWouldRefuseIsRefusedByName(String constraint, String values, TestInstallation installation) {
        assertThatThrownBy(() -> insert(
                        installation,
                        "alert_id, action, actor, outcome, until, text",
                        "(" + values.replace("ALERT", "'" + ALERT + "'") + ")"))
                .isInstanceOf(ClickHouseHttp.Refused.class)
                .hasMessageContaining("Constraint `" + constraint);
    }

    @Test
    void actionTakenTwiceWithOneNumberIsOneAction(TestInstallation installation) throws Exception {
        TestInstallation own = installation.withTables("twice");
        String row = "('%s', 'COMMENT', 'a', 'again', '11111111-2222-3333-4444-555555555555')".formatted(ALERT);

        insert(own, "alert_id, action, actor, text, action_id", row);
        insert(own, "alert_id, action, actor, text, action_id", row);

        assertThat(own.query("SELECT * FROM {db}.v_alert_actions")).hasSize(1);
    }

    @Test
    @Timeout(30)
    void actionThatNoBrokerTookIsCalledLostOnceTimeHasPassedIt(TestInstallation installation) throws Exception {
        TestInstallation own = installation.withTables("away");
        Rows rows = new Rows(own);
        Migrations.ofThisBuild().apply(migrator(own), own.database(), new KafkaAddress("127.0.0.1:1", ""));
        insert(own, "alert_id, action, actor", "('%s', 'ACK', 'a')".formatted(ALERT));
        assertThat(rows.lines(DELIVERY)).containsExactly("WAITING");

        rows.progress(Instant.now().plusSeconds(120));

        assertThat(rows.lines(DELIVERY)).containsExactly("LOST");
        rows.insert("events", "topic, event_id", List.of("('alert-actions', '%s')".formatted(actionId(own))));
        assertThat(rows.lines(DELIVERY)).containsExactly("RECEIVED");
    }

    @Test
    void boardAppendsActionsAndChangesNothingElse(TestStack test) throws Exception {
        test.migrateMainDatabase();
        ClickHouseHttp board = test.stack().clickHouse().as("board");
        String columns = "INSERT INTO passflow.alert_actions (alert_id, action, actor";

        board.execute(columns + ") VALUES ('%s', 'ACK', 'a')".formatted(ALERT));

        assertThat(board.query("SELECT delivery FROM passflow.v_alert_actions WHERE alert_id = '%s'".formatted(ALERT)))
                .hasSize(1);
        for (String refused : List.of(
                columns + ", taken_at) VALUES ('%s', 'ACK', 'a', now64(3))".formatted(ALERT),
                "INSERT INTO passflow.alerts (alert_id) VALUES ('x')",
                "INSERT INTO passflow.alert_actions_topic (alert_id) VALUES ('x')",
                "ALTER TABLE passflow.alert_actions DELETE WHERE true",
                "SELECT * FROM passflow.trace_alerts")) {
            assertThatThrownBy(() -> board.execute(refused))
                    .as(refused)
                    .isInstanceOf(ClickHouseHttp.Refused.class)
                    .hasMessageContaining("ACCESS_DENIED");
        }
    }

    private static String actionId(TestInstallation installation) throws Exception {
        return installation
                .query("SELECT action_id FROM {db}.v_alert_actions")
                .get(0)
                .get("action_id")
                .asText();
    }

    private static Received decoded(String value) {
        return new EventDecoder()
                .decode(Topics.ALERT_ACTIONS, 0, 0, Instant.now().toEpochMilli(), value.getBytes(UTF_8));
    }

    private static void insert(TestInstallation installation, String columns, String row) throws Exception {
        installation
                .test()
                .stack()
                .clickHouse()
                .as("passflow_writer")
                .execute(
                        "INSERT INTO %s.alert_actions (%s) VALUES %s".formatted(installation.database(), columns, row));
    }

    /** What carries actions to Kafka is made anew. */
    private static void migrateAgain(TestInstallation installation) throws Exception {
        KafkaAddress kafka = new KafkaAddress(installation.kafkaServers(), installation.prefix());
        assertThat(Migrations.ofThisBuild().apply(migrator(installation), installation.database(), kafka))
                .isEmpty();
    }

    private static ClickHouseHttp migrator(TestInstallation installation) {
        return installation.test().stack().clickHouse().as("migrator");
    }
}
