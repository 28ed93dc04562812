package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody answers; of an installation that works, {@code ChainIT}. */
class DoctorCommandTest {
    private static final String[] NOWHERE = {
        "--flink=http://127.0.0.1:1/", "--bootstrap-servers=127.0.0.1:1", "--clickhouse=127.0.0.1:1"
    };

    private final StringWriter out = new StringWriter();

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
    void machineIsToldInOneLine() throws IOException {
        assertThat(run("doctor", "--json")).isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(1);
        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertThat(line.path("verdict").asText()).isEqualTo("FAIL");
        assertThat(line.path("checks"))
                .hasSize(6)
                .allSatisfy(check -> assertThat(check.path("verdict").asText()).isEqualTo("FAIL"));
    }

    @Test
    void personIsToldWhatToDo() {
        assertThat(run("doctor")).isEqualTo(1);

        assertThat(out.toString().lines()).hasSize(12);
        assertThat(out.toString().lines().toList().get(0)).matches("FAIL  job +no answer: .+");
        assertThat(out.toString().lines().toList().get(1)).matches(" +→ is it up, .+");
    }

    @Test
    void fileThatVouchesForNobodyIsRefused(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("ca.pem"));

        assertThat(run("doctor", "--flink-ca=" + empty)).isEqualTo(1);

        assertThat(out.toString()).contains("--flink-ca " + empty + ": ");
    }

    private int run(String command, String... more) {
        String[] arguments = new String[1 + more.length + NOWHERE.length];
        arguments[0] = command;
        System.arraycopy(more, 0, arguments, 1, more.length);
        System.arraycopy(NOWHERE, 0, arguments, 1 + more.length, NOWHERE.length);
        return Passflow.commandLine()
                .setDefaultValueProvider(null)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }
}
