package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.passflow.event.RawIdentity;
import org.passflow.event.RejectReason;

/** The value that the reader stands at, with the field it belongs to. Characters are valid until the reader goes on. */
final class JsonValue {
    private final TextCache repeated = new TextCache();
    private final Faults faults;
    private JsonParser parser;
    private String fieldName;

    JsonValue(Faults faults) {
        this.faults = faults;
    }

    /** Takes its values from this parser from now on. */
    void readFrom(JsonParser newParser) {
        parser = newParser;
    }

    void standAt(String newFieldName) {
        fieldName = newFieldName;
    }

    JsonToken token() {
        return parser.currentToken();
    }

    JsonParser parser() {
        return parser;
    }

    char[] characters() throws IOException {
        return parser.getTextCharacters();
    }

    int start() throws IOException {
        return parser.getTextOffset();
    }

    int length() throws IOException {
        return parser.getTextLength();
    }

    /** A string of its own, for texts that seldom repeat. */
    String text() throws IOException {
        return new String(characters(), start(), length());
    }

    /** A shared string, for texts that repeat. */
    String repeatedText() throws IOException {
        return repeated.get(characters(), start(), length());
    }

    /** Whether the value is a string; anything else is noted as a fault. */
    boolean isText() {
        if (token() == JsonToken.VALUE_STRING) {
            return true;
        }
        wrongType("text");
        return false;
    }

    /** Whether the text holds no identity of a person; one that does is noted as a fault. */
    boolean isAnonymous() throws IOException {
        char[] characters = characters();
        int start = start();
        if (RawIdentity.standsIn(characters, start, start + length())) {
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

    void unknownVersion() {
        faults.note(RejectReason.SCHEMA_VERSION, fieldName + ": this build knows version 1 only");
    }

    void rawIdentity() {
        faults.note(RejectReason.RAW_IDENTITY, fieldName + ": holds an ID, telephone or plate number");
    }
}
