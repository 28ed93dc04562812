package org.passflow.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTextTest {
    private static final List<String> LINES = List.of("临汾市日报告 2026-11-28", "", "尧都区  4  21  17", "trips  7  7");

    @TempDir
    private Path folder;

    private SigningKey key;
    private String signed;

    @BeforeEach
    void sign() throws IOException {
        key = new SigningKey(folder.resolve("keys"));
        signed = SignedText.of(LINES, key);
    }

    @Test
    void reportStandsReadableAboveItsSignature() throws IOException {
        assertThat(signed).startsWith(String.join("\n", LINES) + "\nsignature Ed25519 ");
        assertThat(isUnchanged(signed)).isTrue();
        assertThat(SignedText.of(LINES, key)).isEqualTo(signed);
    }

    @Test
    void everyChangedCharacterIsNoticed() throws IOException {
        for (int i = 0; i < signed.length(); i++) {
            for (char other : new char[] {'7', '1', 'A', 'B', ' '}) {
                String changed = signed.substring(0, i) + other + signed.substring(i + 1);
                assertThat(isUnchanged(changed)).as("%d: %s", i, changed).isEqualTo(changed.equals(signed));
            }
        }
    }

    @Test
    void whatIsTakenAwayOrAddedIsNoticed() throws IOException {
        assertThat(isUnchanged(signed.replace("trips  7  7\n", ""))).isFalse();
        assertThat(isUnchanged(signed + "trips  9  9\n")).isFalse();
        assertThat(isUnchanged("trips  9  9\n" + signed)).isFalse();
        assertThat(isUnchanged(signed.strip())).isFalse();
        assertThat(isUnchanged(signed.replace("\n", "\r\n"))).isFalse();
        assertThat(isUnchanged(String.join("\n", LINES) + "\n")).isFalse();
        assertThat(isUnchanged("")).isFalse();
    }

    @Test
    void signatureOfAnotherReportOrKeyIsNone() throws IOException {
        String other = SignedText.of(List.of("临汾市日报告 2026-11-29"), key);
        assertThat(isUnchanged(String.join("\n", LINES) + "\n" + other.substring(other.indexOf("signature"))))
                .isFalse();

        SigningKey forged = new SigningKey(folder.resolve("forged"));
        assertThat(isUnchanged(SignedText.of(LINES, forged))).isFalse();
        assertThat(SignedText.isUnchanged(SignedText.of(LINES, forged).getBytes(UTF_8), forged.publicFile()))
                .isTrue();
    }

    @Test
    void onlyTheOwnerReadsTheKeyThatSigns() throws IOException {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("keys").resolve("report.key"))))
                .isEqualTo("rw-------");

        Path noKey = Files.writeString(folder.resolve("no.pub"), "c2VjcmV0\n");
        assertThatIllegalArgumentException().isThrownBy(() -> SignedText.isUnchanged(signed.getBytes(UTF_8), noKey));
    }

    private boolean isUnchanged(String text) throws IOException {
        return SignedText.isUnchanged(text.getBytes(UTF_8), key.publicFile());
    }
}
