package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.passflow.event.RawIdentity;
import org.passflow.event.RejectReason;

/**
 * The value that the reader stands at, with the field it belongs to. Characters are valid until the reader goes on. One
 * a record: what is written into an old object costs the garbage collector more.
 */
final class JsonValue {
    /** -2^63 has a sign and nineteen digits. */
    private static final int LONGEST_LONG = 20;

    private final JsonParser parser;
    private final TextCache repeated;
    private final Faults faults;
    private String fieldName;
    private JsonToken token;
    private char[] characters;
    private int start;
    private int length;

    JsonValue(JsonParser parser, TextCache repeated, Faults faults) {
        this.parser = parser;
        this.repeated = repeated;
        this.faults = faults;
    }

    /** Takes the parser's current token as the value of a field. */
    void standAt(String newFieldName) throws IOException {
        fieldName = newFieldName;
        take(parser.currentToken());
    }

    /** Goes on to the next element or to the end of the array. */
    JsonToken next() throws IOException {
        take(parser.nextToken());
        return token;
    }

    private void take(JsonToken newToken) throws IOException {
        token = newToken;
        if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
            characters = parser.getTextCharacters();
            start = parser.getTextOffset();
            length = parser.getTextLength();
        }
    }

    JsonToken token() {
        return token;
    }

    /** The name in the object at hand. */
    String name() throws IOException {
        return parser.currentName();
    }

    /** The buffer that holds a text, or a number as it is written. */
    char[] characters() {
        return characters;
    }

    int start() {
        return start;
    }

    int end() {
        return start + length;
    }

    int length() {
        return length;
    }

    /** An integer's value, or null if it is beyond 64 bits. */
    Long integer() throws IOException {
        boolean fits = length <= LONGEST_LONG && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return fits ? parser.getLongValue() : null;
    }

    /** A string of its own, for texts that seldom repeat. */
    String text() {
        return new String(characters, start, length);
    }

    /** A shared string, for texts that repeat. */
    String repeatedText() {
        return repeated.get(characters, start, length);
    }

    /** Whether the text is this word. */
    boolean is(char[] word) {
        return Arrays.equals(word, 0, word.length, characters, start, end());
    }

    /** Whether the value is a string; anything else is noted as a fault. */
    boolean isText() {
        if (token == JsonToken.VALUE_STRING) {
            return true;
        }
        wrongType("text");
        return false;
    }

    /** Whether the text holds no identity of a person; one that does is noted as a fault. */
    boolean isAnonymous() {
        if (RawIdentity.standsIn(characters, start, end())) {
            rawIdentity();
            return false;
        }
        return true;
    }

    void wrongType(String expected) {
        faults.note(RejectReason.WRONG_TYPE, fieldName + ": not " + expected);
    }

    void outOfRange(String rule) {
        faults.note(RejectReason.OUT_OF_RANGE, fieldName + ": " + rule);
    }

    void keyTwice() {
        faults.note(RejectReason.NOT_JSON, fieldName + ": key twice");
    }

    void unknownVersion() {
        faults.note(RejectReason.SCHEMA_VERSION, fieldName + ": this build knows version 1 only");
    }

    void rawIdentity() {
        faults.note(RejectReason.RAW_IDENTITY, fieldName + ": holds an ID, telephone or plate number");
    }
}
