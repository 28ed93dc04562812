package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DetectCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void eachLineKeepsItsPlaceAndGetsAScore() throws IOException {
        write("in/gates/north.csv", "timestamp,value\n2026-03-02 08:30:00,12.50\n2026-03-02 08:00:00,7\n");
        write("in/all.CSV", "value,lane,timestamp\r\n3,A,2026-03-02 08:30:00\r\n");
        write("in/notes.txt", "no series");

        assertThat(run("in", "out")).as(err.toString()).isZero();

        assertThat(folder.resolve("out/gates/north.csv"))
                .hasContent(
                        """
                        timestamp,value,anomaly_score
                        2026-03-02 08:30:00,12.50,0.000000000
                        2026-03-02 08:00:00,7,0.000000000
                        """);
        assertThat(folder.resolve("out/all.CSV"))
                .hasContent("timestamp,value,anomaly_score\n2026-03-02 08:30:00,3,0.000000000\n");
        assertThat(folder.resolve("out/notes.txt")).doesNotExist();
    }

    @Test
    void everyFaultIsNamedByFileAndLineAndNothingIsWritten() throws IOException {
        write("in/good.csv", "timestamp,value\n2026-03-02 08:00:00,7\n");
        write(
                "in/a/bad.csv",
                """
                timestamp,value
                2026-02-30 08:00:00,7
                2026-03-02 08:00:00,many
                2026-03-02 08:30:00,NaN
                2026-03-02 09:00:00,1e999
                2026-03-02 09:30:00
                """);
        write("in/b.csv", "time,value\n2026-03-02 08:00:00,7\n");
        write("in/empty.csv", "");

        assertThat(run("in", "out")).isNotZero();

        assertThat(err.toString())
                .contains("a/bad.csv:2: column timestamp: 2026-02-30 08:00:00")
                .contains("a/bad.csv:3: column value: many is no number")
                .contains("a/bad.csv:4: column value: NaN is no number")
                .contains("a/bad.csv:5: column value: 1e999 is too large")
                .contains("a/bad.csv:6: ")
                .contains("b.csv cannot be used", "column timestamp is missing")
                .contains("empty.csv cannot be used")
                .doesNotContain("good.csv");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void foldersThatCannotBeAreRefused() throws IOException {
        write("in/good.csv", "timestamp,value\n2026-03-02 08:00:00,7\n");
        Files.createDirectories(folder.resolve("nothing"));

        assertThat(run("in", "in/out")).isNotZero();
        assertThat(run("in", "in")).isNotZero();
        assertThat(run("absent", "out")).isNotZero();
        assertThat(run("nothing", "out")).isNotZero();

        assertThat(err.toString().lines()).hasSize(4);
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(folder.resolve("in/good.csv")).hasContent("timestamp,value\n2026-03-02 08:00:00,7\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String in, String out) {
        return new CommandLine(new DetectCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(Passflow::explain)
                .execute(
                        "--in",
                        folder.resolve(in).toString(),
                        "--out",
                        folder.resolve(out).toString());
    }
}
