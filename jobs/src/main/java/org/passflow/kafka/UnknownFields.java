package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.passflow.event.RawIdentity;
import org.passflow.event.RejectReason;

/** What stands in one record and its topic does not know: not read, but names and texts in it are judged all the same. */
final class UnknownFields {
    private final JsonParser parser;
    private final JsonValue value;
    private final Faults faults;
    /** Names seen in the open object of each level, of the root those not known; null until there is one. */
    private Set<String>[] namesByLevel;

    UnknownFields(JsonParser parser, JsonValue value, Faults faults) {
        this.parser = parser;
        this.value = value;
        this.faults = faults;
    }

    /** Goes over the root's field at whose name the parser stands, to its end. */
    void goOverField() throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        judgeName(name, 1);
        goOver();
    }

    /** Goes to the end of a field of the root whose value was not read to its end. */
    void goOverRest() throws IOException {
        if (level() > 1) {
            goOver();
        }
    }

    private void goOver() throws IOException {
        while (true) {
            JsonToken token = parser.currentToken();
            if (token == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int level = level();
                parser.nextToken();
                judgeName(name, level);
                continue;
            }
            if (token == JsonToken.START_OBJECT) {
                forgetNames(level());
            } else if (token == JsonToken.VALUE_STRING) {
                value.standAt("a field that is not known");
                value.isAnonymous();
            }
            if (level() <= 1) {
                return;
            }
            parser.nextToken();
        }
    }

    private int level() {
        return parser.getParsingContext().getNestingDepth();
    }

    /** Judges the name of the value at hand. A field that is explicitly null is absent and names nobody. */
    private void judgeName(String name, int level) {
        if (!names(level).add(name)) {
            faults.note(RejectReason.NOT_JSON, "key twice in an object of level " + level);
        }
        if (RawIdentity.isFieldName(name) && parser.currentToken() != JsonToken.VALUE_NULL) {
            faults.note(RejectReason.RAW_IDENTITY, name + ": only tokens may name a person");
        } else if (RawIdentity.standsIn(name)) {
            faults.note(RejectReason.RAW_IDENTITY, "the name of a field holds an ID, telephone or plate number");
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Set<String> names(int level) {
        if (namesByLevel == null) {
            namesByLevel = new Set[RecordReader.MAX_LEVELS + 1];
        }
        if (namesByLevel[level] == null) {
            namesByLevel[level] = new HashSet<>();
        }
        return namesByLevel[level];
    }

    private void forgetNames(int level) {
        if (namesByLevel != null) {
            namesByLevel[level] = null;
        }
    }
}
