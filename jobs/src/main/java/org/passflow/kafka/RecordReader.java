package org.passflow.kafka;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.passflow.event.RejectReason;

/**
 * Reads one JSON record into a topic's format, by the rules that hold for every topic: size, depth,
 * UTF-8, no key twice, required fields, no identity of a person in any name or text. In one pass, without recursion.
 * Not thread-safe.
 */
final class RecordReader {
    static final int MAX_BYTES = 1 << 20;
    /** The root is the first. */
    static final int MAX_LEVELS = 64;

    /** Without interning, which would keep every name that a stranger makes up. */
    private final JsonFactory json = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_LEVELS)
                    .maxNumberLength(MAX_BYTES)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .build())
            .build();

    private final Utf8 utf8 = new Utf8();
    private final Faults faults = new Faults();
    private final TextCache repeated = new TextCache();

    private JsonParser parser;
    private JsonValue value;
    private UnknownFields unknown;

    /** What is wrong with the record read last. */
    Faults faults() {
        return faults;
    }

    /** Reads a record. Unless {@link #faults} then has none, the format's values are of no use. */
    void read(byte[] bytes, RecordFormat<?> format) {
        faults.clear();
        format.clear();
        if (bytes == null || bytes.length == 0) {
            faults.note(RejectReason.EMPTY, "no value");
        } else if (bytes.length > MAX_BYTES) {
            faults.note(RejectReason.TOO_LARGE, bytes.length + " bytes, more than " + MAX_BYTES);
        } else if (!startsAsObject(bytes)) {
            faults.note(RejectReason.NOT_JSON, "does not start as a JSON object in UTF-8 without byte-order mark");
        } else if (!utf8.isValid(bytes)) {
            faults.note(RejectReason.NOT_JSON, "not UTF-8");
        } else {
            parse(bytes, format);
        }
    }

    /** The byte behind the brace is zero in UTF-16, which Jackson would recognise and read. */
    private static boolean startsAsObject(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && (bytes[first] == ' ' || (bytes[first] >= '\t' && bytes[first] <= '\r'))) {
            first++;
        }
        return first + 1 < bytes.length && bytes[first] == '{' && bytes[first + 1] != 0;
    }

    private void parse(byte[] bytes, RecordFormat<?> format) {
        try (JsonParser opened = json.createParser(bytes)) {
            parser = opened;
            value = new JsonValue(parser, repeated, faults);
            unknown = new UnknownFields(parser, value, faults);
            readObject(format);
            if (parser.nextToken() != null) {
                faults.note(RejectReason.NOT_JSON, "something stands behind the JSON object");
            }
        } catch (StreamConstraintsException e) {
            faults.note(RejectReason.NOT_JSON, "more than " + MAX_LEVELS + " levels");
        } catch (JacksonException e) {
            faults.note(RejectReason.NOT_JSON, "not JSON at byte " + byteOf(e.getLocation()));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A fault in the parser must not stop the job at this record for ever; its message may quote the record.
            faults.note(RejectReason.NOT_JSON, "cannot be read: " + e.getClass().getSimpleName());
        } finally {
            parser = null;
            value = null;
            unknown = null;
        }
    }

    private static long byteOf(JsonLocation location) {
        return location == null ? 0 : location.getByteOffset();
    }

    private void readObject(RecordFormat<?> format) throws IOException {
        parser.nextToken();
        long seen = 0;
        Field<?> field = nextField(format, null);
        while (parser.currentToken() == JsonToken.FIELD_NAME) {
            if (field == null) {
                unknown.goOverField();
            } else {
                long bit = 1L << field.index();
                if ((seen & bit) != 0) {
                    faults.note(RejectReason.NOT_JSON, "key twice: " + field.name());
                }
                seen |= bit;
                readValue(field, format);
            }
            field = nextField(format, field);
        }
        if (faults.none()) {
            requireFields(format);
        }
        if (faults.none()) {
            format.judge(faults);
        }
    }

    /**
     * Goes to the next name and gives its field; null of one that the topic does not know, and at the end of the object.
     * The name that is expected is compared in its bytes, which saves making and looking up a text.
     */
    private Field<?> nextField(RecordFormat<?> format, Field<?> previous) throws IOException {
        Field<?> expected = format.expectedAfter(previous);
        if (expected == null) {
            parser.nextToken();
        } else if (parser.nextFieldName(expected.written())) {
            return expected;
        }
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        Field<?> found = format.find(parser.currentName());
        format.expectAfter(previous, found);
        return found;
    }

    private void readValue(Field<?> field, RecordFormat<?> format) throws IOException {
        JsonToken token = parser.nextToken();
        if (field.kind() == null) {
            parser.skipChildren();
            return;
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        value.standAt(field.name());
        format.set(field, field.kind().read(value));
        unknown.goOverRest();
    }

    private void requireFields(RecordFormat<?> format) {
        for (Field<?> field : format.required()) {
            if (format.get(field) == null) {
                faults.note(RejectReason.MISSING_FIELD, field.name() + ": required");
                return;
            }
        }
    }
}
