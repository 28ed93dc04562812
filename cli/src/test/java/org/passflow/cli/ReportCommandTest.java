package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.bulletin.SignedText;
import org.passflow.bulletin.SigningKey;

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

    @Test
    void changedReportIsNotTakenForTheSignedOne(@TempDir Path folder) throws IOException {
        SigningKey key = new SigningKey(folder);
        Path file = Files.writeString(folder.resolve("report.txt"), SignedText.of(List.of("trips  7"), key));
        String keys = folder.toString();

        assertThat(run("--verify", file.toString(), "--keys", keys)).isZero();
        Files.writeString(file, Files.readString(file).replace("trips  7", "trips  8"));
        assertThat(run("--verify", file.toString(), "--keys", keys)).isEqualTo(1);
        assertThat(run("--verify", file.toString(), "--day", "2026-11-28", "--region", "14"))
                .isEqualTo(2);
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Passflow.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
    }
}
