package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

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
    void databaseThatUsersHaveNoRightsOnIsRefused() {
        ClickHouseHttp nowhere = new ClickHouseHttp("http://127.0.0.1:1", "migrator", "");

        assertThatThrownBy(() -> Migrations.ofThisBuild().apply(nowhere, "other"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("passflow_");
    }
}
