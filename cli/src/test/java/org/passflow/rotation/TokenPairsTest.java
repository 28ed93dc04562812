package org.passflow.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokenPairsTest {
    private static final String A = "aaaaaaaaaaaaaaaa";
    private static final String B = "bbbbbbbbbbbbbbbb";
    private static final String C = "cccccccccccccccc";

    @Test
    void pairIsTwoTokensAndMayStandTwice() {
        assertThat(TokenPairs.of(List.of(A + "\t" + B, "", " " + C + "  " + C + "x ", A + "\t" + B))
                        .newByOld())
                .containsOnlyKeys(A, C)
                .containsEntry(A, B);
    }

    @Test
    void whatIsNoPairIsNamedByItsLineOnly() {
        for (String line : List.of(A, "13812345678\t" + B, A + "\t" + A, A + "\t" + B + "\t" + C)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TokenPairs.of(List.of(C + "\t" + C + "x", line)))
                    .withMessage("line 2 is not two tokens that differ");
        }
    }

    @Test
    void onePersonHasOneTokenOfEachKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenPairs.of(List.of(A + "\t" + B, A + "\t" + C)))
                .withMessageContaining("line 2 contradicts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenPairs.of(List.of(A + "\t" + B, C + "\t" + B)))
                .withMessageContaining("line 2 contradicts");
    }
}
