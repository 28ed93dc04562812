package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void databaseThatUsersHaveNoRightsOnIsRefused() {
        ClickHouseHttp nowhere = new ClickHouseHttp("http://127.0.0.1:1", "migrator", "");

        assertThatThrownBy(() -> Migrations.ofThisBuild().apply(nowhere, "other"))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("passflow_");
    }
}
