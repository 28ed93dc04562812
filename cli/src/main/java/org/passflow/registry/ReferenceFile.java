package org.passflow.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passflow.kafka.ControlDecoder;
import org.passflow.reference.ReferenceVersion;

/**
 * A file with a version of reference data on each line, read as the jobs would read it.
 *
 * @param entries the lines that the jobs would accept, in the order of the file
 * @param problems the others, each with its line and what is wrong
 */
public record ReferenceFile(List<Entry> entries, List<String> problems) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * A line that the jobs would accept.
     *
     * @param place file and line, from 1
     * @param value as it is to be sent
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
    public record Entry(ReferenceKind kind, String place, byte[] value, ReferenceVersion version) {}

    /**
     * Reads a file; blank lines are passed over.
     *
     * @param validFrom since when a version holds that does not say so
     */
    public static ReferenceFile read(ReferenceKind kind, Path file, Instant validFrom) throws IOException {
        // Split as bytes, so that what is no UTF-8 is a problem of its line only.
        String[] lines = new String(Files.readAllBytes(file), ISO_8859_1).split("\n", -1);
        ControlDecoder decoder = new ControlDecoder();
        List<Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].isBlank()) {
                continue;
            }
            String place = file.getFileName() + ":" + (i + 1);
            byte[] value = dated(lines[i].strip().getBytes(ISO_8859_1), validFrom);
            ReferenceVersion version = decoder.decode(kind.topic(), 0, i, 0, value);
            if (version.reject() == null) {
                entries.add(new Entry(kind, place, value, version));
            } else {
                problems.add(place + ": " + version.reject().reason() + ", "
                        + version.reject().detail());
            }
        }
        return new ReferenceFile(entries, problems);
    }

    /** The record with valid_from; one that is no object, or has it already, as it is. */
    private static byte[] dated(byte[] value, Instant validFrom) {
        try {
            JsonNode tree = JSON.readTree(value);
            if (tree instanceof ObjectNode version && !version.hasNonNull("valid_from")) {
                return version.put("valid_from", validFrom.toEpochMilli())
                        .toString()
                        .getBytes(UTF_8);
            }
        } catch (IOException e) {
            return value; // The decoder says what is wrong, in the words of the jobs.
        }
        return value;
    }
}
