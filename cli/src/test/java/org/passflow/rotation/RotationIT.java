package org.passflow.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.kafka.KafkaSettings;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TopicRecords;

/** Open orders are found in ClickHouse and moved through Kafka; what that does to them is {@link MovedOrderTest}. */
@ExtendWith(StackExtension.class)
class RotationIT {
    private static final String OLD = "0123456789abcdef0123456789abcde";
    private static final String NEW = "fedcba9876543210fedcba9876543210";

    @Test
    void openOrdersMoveAndOthersStay(TestInstallation installation) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ClickHouseHttp clickHouse = installation.test().stack().clickHouse().as("migrator");
        clickHouse.execute("INSERT INTO " + installation.database() + ".quarantine"
                + " (person_token, order_id, revision, kind, region, ordered_at, from_time, days, due_at, released_at,"
                + " superseded_at, voided, last_temperature_centi, last_temperature_at) VALUES "
                + String.join(
                        ",",
                        order(OLD + "1", "open", "now64(3) - INTERVAL 5 DAY", "NULL", 0),
                        order(OLD + "1", "before", "now64(3) - INTERVAL 9 DAY", "now64(3) - INTERVAL 5 DAY", 0),
                        order(OLD + "2", "taken-back", "now64(3) - INTERVAL 5 DAY", "NULL", 1),
                        order(OLD + "3", "of-nobody", "now64(3) - INTERVAL 5 DAY", "NULL", 0),
                        order(OLD + "4", "forgotten", "now64(3) - INTERVAL 50 DAY", "NULL", 0),
                        order(NEW, "moved", "now64(3) - INTERVAL 5 DAY", "NULL", 0)));
        TokenPairs pairs = TokenPairs.of(List.of(OLD + "1\t" + NEW, OLD + "2\t" + NEW + "2", OLD + "4\t" + NEW + "4"));

        Rotation rotation = Rotation.of(clickHouse, installation.database(), pairs, now);
        rotation.send(new KafkaSettings(installation.kafkaServers(), installation.prefix()));

        assertThat(List.of(rotation.ready(), rotation.later(), rotation.unknown()))
                .containsExactly(1L, 0L, 1L);
        assertThat(TopicRecords.of(installation).texts("quarantine-orders"))
                .hasSize(6)
                .allMatch(record -> record.getValue().contains("\"person_token\":\"" + record.getKey() + "\""))
                .anyMatch(record ->
                        record.getKey().equals(NEW) && record.getValue().contains("\"temperature_c\":36.50"))
                .anyMatch(record ->
                        record.getKey().equals(OLD + "1") && record.getValue().contains("\"action\":\"RELEASED\""));
    }

    private static String order(String token, String id, String from, String superseded, int voided) {
        return "('%1$s', '%2$s', 1, 'HOME', '141002104', %3$s, %3$s, 14, %3$s + INTERVAL 14 DAY, NULL, %4$s, %5$d, 3650, now64(3) - INTERVAL 1 HOUR)"
                .formatted(token, id, from, superseded, voided);
    }
}
