package org.passflow.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.passflow.event.RejectReason;

/** The records under {@code schemas/events/examples}, which tests, docs and notebooks share. */
public final class GoldenRecords {
    public static final Path SCHEMAS = Path.of("..", "schemas", "events");

    private GoldenRecords() {}

    /**
     * One file, which is one record.
     *
     * @param name of the file
     * @param reason why the record is refused, or null for a valid one
     */
    public record Golden(String topic, String name, RejectReason reason, byte[] value) {
        @Override
        public String toString() {
            return topic + "/" + name;
        }
    }

    public static List<Golden> valid() {
        return in("valid");
    }

    /** Their names begin with the reason: {@code out-of-range--latitude.json}. */
    public static List<Golden> invalid() {
        return in("invalid");
    }

    private static List<Golden> in(String folder) {
        try (Stream<Path> files = Files.walk(SCHEMAS.resolve("examples").resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(GoldenRecords::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden read(Path file) {
        String name = file.getFileName().toString();
        String topic = file.getParent().getFileName().toString();
        int reasonEnd = name.indexOf("--");
        String reason = reasonEnd < 0 ? null : name.substring(0, reasonEnd);
        try {
            return new Golden(topic, name, reason == null ? null : reasonOf(reason), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RejectReason reasonOf(String kebab) {
        return RejectReason.valueOf(kebab.replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
