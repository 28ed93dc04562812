package org.passflow.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.ReferenceVersion;

class ReferenceLineTest {

    private static final Path EXAMPLES = Path.of("..", "schemas", "events", "examples", "valid");

    /** A golden record of a kind. */
    record Example(ReferenceKind kind, Path file) {}

    static Stream<Example> examples() {
        return Arrays.stream(ReferenceKind.values()).flatMap(kind -> {
            try (Stream<Path> files = Files.list(EXAMPLES.resolve(kind.topic()))) {
                return files.map(file -> new Example(kind, file)).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void lineIsTheSameVersionWhenItIsRead(Example example) throws IOException {
        ReferenceVersion version = decode(example.kind(), Files.readAllBytes(example.file()));

        byte[] line = ReferenceLine.of(example.kind(), version).getBytes(UTF_8);

        assertThat(decode(example.kind(), line)).isEqualTo(version);
    }

    private static ReferenceVersion decode(ReferenceKind kind, byte[] value) {
        ReferenceVersion version = new ControlDecoder().decode(kind.topic(), 0, 0, 0, value);
        assertThat(version.reject()).isNull();
        return version;
    }
}
