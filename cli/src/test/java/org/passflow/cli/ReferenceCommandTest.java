package org.passflow.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCommandTest {

    private static final String UNIT = "{\"schema_version\":1,\"unit_id\":\"office\",\"region\":\"141002\"}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void shippedSitesAndUnitsReferToWhatIsThere() {
        int exitCode = run(
                "check",
                shipped("sites.jsonl").toString(),
                shipped("units.jsonl").toString());

        assertThat(err.toString()).isEmpty();
        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("0 refused");
    }

    @Test
    void everyProblemIsSaidWithItsLine() throws IOException {
        Path sites = write(
                "sites.jsonl",
                "{\"schema_version\":1,\"site_id\":\"gate\",\"latitude\":91}",
                "",
                "{\"schema_version\":1}",
                "{\"schema_version\":1,\"site_id\":\"gate\",\"site_id\":\"gate\"}",
                "\u00ff");

        assertThat(run("check", sites.toString())).isEqualTo(1);

        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("sites.jsonl:1: OUT_OF_RANGE")
                                .contains("latitude"),
                        line -> assertThat(line)
                                .startsWith("sites.jsonl:3: MISSING_FIELD")
                                .contains("site_id"),
                        line -> assertThat(line).startsWith("sites.jsonl:4: "),
                        line -> assertThat(line).startsWith("sites.jsonl:5: "));
        assertThat(out.toString()).contains("0 versions would be accepted, 4 refused");
    }

    @Test
    void unknownUnitAndRegionAreWarnings() throws IOException {
        Path sites = write(
                "sites.jsonl",
                "{\"schema_version\":1,\"site_id\":\"gate\",\"unit\":\"office\",\"region\":\"99\"}",
                "{\"schema_version\":1,\"site_id\":\"other\",\"unit\":\"nobody\"}");
        Path units = write("units.jsonl", UNIT);

        assertThat(run("check", sites.toString(), units.toString())).isZero();

        assertThat(err.toString().lines())
                .containsExactly(
                        "Warning: sites.jsonl:1: region 99 is not known",
                        "Warning: sites.jsonl:2: unit nobody is not known");
    }

    @Test
    void kindIsTheNameOfTheFileUnlessItIsSaid() throws IOException {
        Path units = write("mine.jsonl", UNIT);

        assertThat(run("check", units.toString())).isNotZero();
        assertThat(err.toString()).contains("--kind", "risk-areas");
        assertThat(run("check", "--kind", "units", units.toString())).isZero();
    }

    @Test
    void nothingIsSentWhenOneVersionWouldBeRefused() throws IOException {
        Path units = write("units.jsonl", UNIT, "{}");

        assertThat(run("put", "--bootstrap-servers", "127.0.0.1:1", "units", units.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("units.jsonl:2: ", "Nothing was sent");
    }

    @Test
    void unknownKindAndMissingFileAreSaidInAWord() {
        assertThat(run("list", "people")).isEqualTo(2);
        assertThat(err.toString()).contains("response-levels");
        assertThat(run("check", folder.resolve("sites.jsonl").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read").doesNotContain("Exception");
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines), ISO_8859_1);
    }

    private static Path shipped(String file) {
        return Path.of("..", "schemas", "reference", file);
    }

    private int run(String... arguments) {
        return Passflow.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(concat(arguments));
    }

    private static String[] concat(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "reference";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}
