package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AlertCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alert shelve deadbeef | --for",
                "alert shelve deadbeef --for tomorrow | is a time like 2h, 30m or 1h30m, not tomorrow",
                "alert shelve deadbeef --for 2h --until 2026-11-24T16:00:00+08:00 | mutually exclusive",
                "alert close deadbeef | --outcome",
                "alert close deadbeef --outcome DONE | HANDLED",
                "alert comment deadbeef | --text",
                "alert ack | ID",
                "handover --since today | --since"
            })
    void commandThatIsNotCompleteSaysWhatIsMissing(String line, String message) {
        StringWriter errors = new StringWriter();
        CommandLine command = Passflow.commandLine().setErr(new PrintWriter(errors, true));

        int code = command.execute(line.split(" "));

        assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(message);
    }
}
