package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.event.TokenRecipe;
import picocli.CommandLine;

class TokenCommandTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final String OTHER_KEY = KEY.replace('0', 'f');
    private static final String MOBILE = "13812345678";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void eachLineGivesATokenInItsPlace() {
        int exitCode = run(Map.of(TokenCommand.VARIABLE, KEY), MOBILE + "\n\n+86 138 1234 5678\r\n");

        String token = TokenRecipe.withKey(KEY).token(MOBILE);
        assertThat(exitCode).isZero();
        assertThat(out.toString().lines()).containsExactly(token, "", token);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void keyFileGoesBeforeTheEnvironment(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token.key"), OTHER_KEY + "\n");

        run(Map.of(TokenCommand.VARIABLE, KEY), MOBILE, "--key-file", file.toString());

        assertThat(out.toString().strip())
                .isEqualTo(TokenRecipe.withKey(OTHER_KEY).token(MOBILE));
    }

    @Test
    void secondKeyGivesPairs(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("new.key"), OTHER_KEY);

        run(Map.of(TokenCommand.VARIABLE, KEY), MOBILE + "\n\n", "--new-key-file", file.toString());

        assertThat(out.toString().lines())
                .containsExactly(
                        TokenRecipe.withKey(KEY).token(MOBILE) + "\t"
                                + TokenRecipe.withKey(OTHER_KEY).token(MOBILE),
                        "");
    }

    @Test
    void lineWithoutNumberIsNamedByItsPlaceOnly() {
        int exitCode = run(Map.of(TokenCommand.VARIABLE, KEY), MOBILE + "\n---\n" + MOBILE);

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(3).element(1).isEqualTo("");
        assertThat(err.toString()).contains("Line 2").doesNotContain("---");
    }

    @Test
    void missingOrFaultyKeyIsSaidWithoutIt() {
        assertThat(run(Map.of(), MOBILE)).isNotZero();
        assertThat(err.toString()).contains("--key-file", TokenCommand.VARIABLE);

        assertThat(run(Map.of(TokenCommand.VARIABLE, "secret"), MOBILE)).isNotZero();
        assertThat(err.toString()).contains("hexadecimal").doesNotContain("secret");
    }

    private int run(Map<String, String> environment, String input, String... arguments) {
        TokenCommand command =
                new TokenCommand(new ByteArrayInputStream(input.getBytes(UTF_8)), null, environment::get);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler(Passflow::explain)
                .execute(arguments);
    }
}
