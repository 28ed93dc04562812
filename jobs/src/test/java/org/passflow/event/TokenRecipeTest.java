package org.passflow.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRecipeTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final Pattern VECTOR = Pattern.compile("\\| `(.+)` \\| `(.+)` \\| `([0-9a-f]{64})` \\|");

    private final TokenRecipe recipe = TokenRecipe.withKey(KEY);

    /** The table of docs/tokens.md, which an implementation in another language has filled in. */
    static List<List<String>> documentedVectors() throws IOException {
        return VECTOR.matcher(Files.readString(Path.of("..", "docs", "tokens.md")))
                .results()
                .map(TokenRecipeTest::cells)
                .toList();
    }

    private static List<String> cells(MatchResult row) {
        return List.of(row.group(1), row.group(2), row.group(3));
    }

    @ParameterizedTest
    @MethodSource("documentedVectors")
    void documentedVectorIsComputed(List<String> vector) {
        assertThat(TokenRecipe.normalise(vector.get(0))).isEqualTo(vector.get(1));
        assertThat(recipe.token(vector.get(0))).isEqualTo(vector.get(2));
    }

    @Test
    void documentHasVectorsAndTheirKey() throws IOException {
        assertThat(documentedVectors()).hasSizeGreaterThan(10);
        assertThat(Files.readString(Path.of("..", "docs", "tokens.md"))).contains(KEY);
    }

    @Test
    void anotherKeyGivesAnotherToken() {
        assertThat(TokenRecipe.withKey(KEY + "20").token("13812345678")).isNotEqualTo(recipe.token("13812345678"));
        assertThat(TokenRecipe.withKey("\n " + KEY + "\n").token("13812345678")).isEqualTo(recipe.token("13812345678"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0001",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f2",
                "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1z",
            })
    void shortOrGarbledKeyIsRefusedAndNotRepeated(String key) {
        assertThatThrownBy(() -> TokenRecipe.withKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("0001020304");
    }

    @Test
    void numberWithoutLetterOrDigitIsRefused() {
        assertThatThrownBy(() -> recipe.token(" -·- ")).isInstanceOf(IllegalArgumentException.class);
    }
}
