package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What it does is shown on the real server ({@code ErasureIT}); here, what it refuses before it asks. */
class EraseCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void whatIsNoTokenIsRefused() {
        assertThat(run("erase", "13812345678")).isEqualTo(2);
        assertThat(err.toString()).contains("16 to 64 characters").doesNotContain("13812345678");
    }

    @Test
    void eitherOnePersonOrAllOfBefore() {
        assertThat(run("erase")).isEqualTo(2);
        assertThat(run("erase", "0123456789abcdef", "--again")).isEqualTo(2);
        assertThat(err.toString()).contains("Either TOKEN or --again");
    }

    @Test
    void tableWithoutTokensAndNoDaysAreRefused() {
        assertThat(run("retention", "set", "flow_1m", "--days", "7")).isEqualTo(2);
        assertThat(err.toString()).contains("No table with tokens is named flow_1m");
        assertThat(run("retention", "set", "events", "--days", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--days is at least 1");
    }

    private int run(String... arguments) {
        return Passflow.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
