package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That the ready queries answer is shown on the real server ({@code SchemaIT}); here, how they are found. */
class QueryCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void sayWhereWeAre() {
        System.setProperty(
                "passflow.home", Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("passflow.home");
    }

    @Test
    void everyQueryIsListedInBothLanguages() {
        assertThat(run("query")).isZero();

        assertThat(out.toString().lines()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(out.toString()).contains("06-silent-posts-now", "当前失联点位", "Posts that are silent now");
    }

    @Test
    void nameThatIsNotOneQueryIsRefused() {
        assertThat(run("query", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("9 queries begin with '0'");
    }

    private int run(String... arguments) {
        return Passflow.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
