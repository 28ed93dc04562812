package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    @Test
    void statementsEndWithASemicolonAtTheEndOfALine() {
        Migrations.Step step = new Migrations.Step(
                1, "V001__a.sql", "-- first\nCREATE TABLE a (x String COMMENT 'a; b');  \n\nSELECT 1\n;\n-- the end\n");

        assertThat(step.statements()).containsExactly("-- first\nCREATE TABLE a (x String COMMENT 'a; b')", "SELECT 1");
    }

    @Test
    void stepsOfThisBuildAreNumberedWithoutGap() {
        assertThat(Migrations.ofThisBuild().steps())
                .isNotEmpty()
                .extracting(Migrations.Step::number)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(1)
                .endsWith(Migrations.ofThisBuild().steps().size());
    }

    @Test
    void twoStepsWithOneNumberAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V001__a.sql"), "SELECT 1;");
        Files.writeString(folder.resolve("V001__b.sql"), "SELECT 2;");

        assertThatThrownBy(() -> Migrations.read(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("V001__a.sql and V001__b.sql");
    }

    @Test
    void whereKafkaIsDoesNotChangeAStep() {
        String sql = "CREATE TABLE t (x String) ENGINE = Kafka SETTINGS kafka_broker_list = '@KAFKA_BROKERS@',"
                + " kafka_topic_list = '@KAFKA_TOPIC_PREFIX@alert-actions'";

        assertThat(new KafkaAddress("b1:9092,b2:9092", "r1-").fill(sql))
                .endsWith("kafka_broker_list = 'b1:9092,b2:9092', kafka_topic_list = 'r1-alert-actions'");
        assertThat(KafkaAddress.isNamedIn(sql)).isTrue();
        assertThat(KafkaAddress.isNamedIn("SELECT 1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "broker", "b:1', kafka_x = '", "b:1,", "b:1 ,c:2"})
    void brokersThatAreNoAddressesAreRefused(String brokers) {
        assertThatThrownBy(() -> new KafkaAddress(brokers, ""))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("HOST:PORT");
    }

    @Test
    void databaseThatUsersHaveNoRightsOnIsRefused() {
        ClickHouseHttp nowhere = new ClickHouseHttp("http://127.0.0.1:1", "migrator", "");

        assertThatThrownBy(() -> Migrations.ofThisBuild().apply(nowhere, "other", new KafkaAddress("127.0.0.1:1", "")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("passflow_");
    }
}
