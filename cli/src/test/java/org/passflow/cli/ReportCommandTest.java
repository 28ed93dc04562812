package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** What it reads is shown on the real server ({@code RegionDayIT}); here, what it refuses before it asks. */
class ReportCommandTest {
    private final StringWriter err = new StringWriter();

    @Test
    void languageWithoutWordsAndDayThatIsNoneAreRefused() {
        assertThat(run("--day", "2026-11-28", "--region", "1410", "--lang", "fr"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("zh or en");
        assertThat(run("--day", "yesterday", "--region", "1410")).isEqualTo(2);
        assertThat(run("--day", "2026-11-28")).isEqualTo(2);
        assertThat(err.toString()).contains("--region");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Passflow.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
