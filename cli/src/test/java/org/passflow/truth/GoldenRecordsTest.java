package org.passflow.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model reads the contract's own examples as their file names say. */
class GoldenRecordsTest {

    private static final List<String> TOPICS =
            List.of("checkpoint-events", "hub-events", "trips", "site-status", "quarantine-orders", "alert-actions");

    @ParameterizedTest
    @MethodSource("valid")
    void validExampleIsGood(Path file) throws IOException {
        assertThat(reason(file)).isNull();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidExampleIsRejectedForTheReasonInItsName(Path file) throws IOException {
        String expected = file.getFileName()
                .toString()
                .split("--", 2)[0]
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);

        assertThat(reason(file)).isEqualTo(expected);
    }

    static List<Path> valid() throws Exception {
        return examples("valid");
    }

    static List<Path> invalid() throws Exception {
        return examples("invalid");
    }

    private static List<Path> examples(String kind) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(
                        GoldenRecordsTest.class.getClassLoader().getResource("schemas/events/examples/" + kind))
                .toURI());
        List<Path> examples = new ArrayList<>();
        for (String topic : TOPICS) {
            try (Stream<Path> files = Files.list(folder.resolve(topic))) {
                examples.addAll(files.sorted().toList());
            }
        }
        return examples;
    }

    private static String reason(Path file) throws IOException {
        String topic = file.getParent().getFileName().toString();
        return new RecordReader()
                .read(new RawRecord(topic, 0, 0, 0, Files.readAllBytes(file)))
                .rejectReason();
    }
}
