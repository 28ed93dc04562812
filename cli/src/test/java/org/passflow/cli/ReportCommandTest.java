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
import org.passflow.bulletin.SignedFile;
import org.passflow.bulletin.SigningKey;

/** What it reads is shown on the real server ({@code RegionDayIT}); here, what it refuses before it asks. */
class ReportCommandTest {
    private final StringWriter out = new StringWriter();
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
        Path text = folder.resolve("report.txt");
        SignedFile.of(text).write(List.of("Linfen 2026-11-28", "trips  7"), key);
        Path table = Files.writeString(folder.resolve("report.csv"), "trips,7");
        SignedFile.of(table).seal("Linfen 2026-11-28", key);
        String keys = folder.toString();

        for (Path file : List.of(text, table)) {
            assertThat(run("--verify", file.toString(), "--keys", keys)).isZero();
            assertThat(out.toString()).endsWith(": Linfen 2026-11-28\n");
            Files.writeString(file, Files.readString(file).replace('7', '8'));
            assertThat(run("--verify", file.toString(), "--keys", keys)).isEqualTo(1);
            assertThat(out.toString()).contains("NOT AS SIGNED");
        }
        assertThat(run("--verify", table + ".sig", "--keys", keys)).isEqualTo(1);
        assertThat(run("--verify", text.toString(), "--day", "2026-11-28", "--region", "14"))
                .isEqualTo(2);
        assertThat(run("--verify", folder.resolve("none.csv").toString(), "--keys", keys))
                .isNotZero();
        assertThat(err.toString()).contains("There is no");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "report";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return Passflow.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
