package org.passflow.bulletin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedFileTest {
    private static final String TITLE = "临汾市日报告 2026-11-28";
    private static final Table FIGURES =
            new Table("各区域", 1, List.of("区域", "返乡人员"), List.of(List.of("尧都区", "21"), List.of("临汾市", "21")));
    private static final Bulletin BULLETIN =
            new Bulletin("zh", TITLE, List.of("应报 4"), List.of(FIGURES), List.of("卡口计数"));

    @TempDir
    private Path folder;

    private SigningKey key;

    @BeforeEach
    void writeAll() throws IOException {
        key = new SigningKey(folder.resolve("keys"));
        report("report.txt").write(new PlainText(BULLETIN).lines(), key);
        Files.writeString(folder.resolve("report.csv"), new Csv(BULLETIN).text());
        report("report.csv").seal(TITLE, key);
        Files.writeString(folder.resolve("report.html"), new Page(BULLETIN).html());
        report("report.html").seal(TITLE, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.txt", "report.csv", "report.html"})
    void everyChangedByteIsNoticed(String name) throws IOException {
        assertThat(report(name).signedTitle(key.publicFile())).contains(TITLE);

        byte[] signed = Files.readAllBytes(folder.resolve(name));
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 1;
            Files.write(folder.resolve(name), changed);
            assertThat(report(name).signedTitle(key.publicFile()))
                    .as("byte %d", i)
                    .isEmpty();
        }
        Files.write(folder.resolve(name), signed);
        assertThat(report(name).signedTitle(key.publicFile())).contains(TITLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.txt", "report.csv", "report.html"})
    void whatIsTakenAwayOrAddedIsNoticed(String name) throws IOException {
        String signed = Files.readString(folder.resolve(name));
        for (String changed : List.of(signed + "\r\n", signed + signed, signed.substring(1), "")) {
            Files.writeString(folder.resolve(name), changed);
            assertThat(report(name).signedTitle(key.publicFile())).isEmpty();
        }
    }

    @Test
    void everyChangedByteOfASealIsNoticed() throws IOException {
        Path seal = folder.resolve("report.csv.sig");
        byte[] signed = Files.readAllBytes(seal);
        for (int i = 0; i < signed.length; i++) {
            byte[] changed = signed.clone();
            changed[i] ^= 1;
            Files.write(seal, changed);
            assertThat(report("report.csv").signedTitle(key.publicFile()))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void sealOfAnotherFileOrKeyIsNoneNorIsATextWithoutADigest() throws IOException {
        Path seal = folder.resolve("report.csv.sig");
        Files.copy(folder.resolve("report.html.sig"), seal, REPLACE_EXISTING);
        assertThat(report("report.csv").signedTitle(key.publicFile())).isEmpty();

        Files.copy(folder.resolve("report.txt"), seal, REPLACE_EXISTING);
        assertThat(report("report.csv").signedTitle(key.publicFile())).isEmpty();

        report("report.csv").seal(TITLE, new SigningKey(folder.resolve("forged")));
        assertThat(report("report.csv").signedTitle(key.publicFile())).isEmpty();

        Files.delete(seal);
        assertThat(report("report.csv").signedTitle(key.publicFile())).isEmpty();
    }

    @Test
    void sealIsTextThatOtherToolsCanCheckAndStandsForItsFile() throws IOException {
        Path seal = folder.resolve("report.csv.sig");

        assertThat(Files.readAllLines(seal)).hasSize(3).startsWith(TITLE);
        assertThat(Files.readAllLines(seal).get(1)).matches("sha256 [0-9a-f]{64}");
        assertThat(SignedText.isUnchanged(Files.readString(seal).getBytes(UTF_8), key.publicFile()))
                .isTrue();
        assertThat(SignedFile.of(seal)).isEqualTo(report("report.csv"));
    }

    private SignedFile report(String name) {
        return SignedFile.of(folder.resolve(name));
    }
}
