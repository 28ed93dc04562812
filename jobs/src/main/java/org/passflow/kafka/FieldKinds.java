package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passflow.event.RawIdentity;

/** The kinds of fields there are. All texts are searched for identities of persons. */
final class FieldKinds {
    static final int MAX_ID = 64;
    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_TOKEN = 64;
    /** 60.00 degrees Celsius. */
    private static final int MAX_CENTIDEGREES = 6000;

    private static final int MAX_SYMPTOMS = 64;

    private static final int LONGEST_SYMPTOM = 256;

    private FieldKinds() {}

    /** 1: the version of all schemas of this build. */
    static Boolean schemaVersion(JsonValue value) {
        if (value.token() != JsonToken.VALUE_NUMBER_INT) {
            value.wrongType("an integer");
            return null;
        }
        if (value.length() != 1 || value.characters()[value.start()] != '1') {
            value.unknownVersion();
            return null;
        }
        return Boolean.TRUE;
    }

    /** A unique identifier: 1 to 64 code points, not blank. */
    static String id(JsonValue value) {
        return isId(value) ? value.text() : null;
    }

    /** An identifier of something that many events name, as a site. */
    static String repeatedId(JsonValue value) {
        return isId(value) ? value.repeatedText() : null;
    }

    private static boolean isId(JsonValue value) {
        if (!value.isText() || !value.isAnonymous()) {
            return false;
        }
        if (!Characters.areSound(value) || Characters.areBlank(value) || Characters.count(value) > MAX_ID) {
            value.outOfRange("must have 1 to 64 characters and not be blank");
            return false;
        }
        return true;
    }

    /** Free text of some code points at most; a blank one counts as absent. */
    static FieldKind<String> text(int maxCodePoints) {
        return value -> {
            if (!value.isText() || !value.isAnonymous()) {
                return null;
            }
            if (!Characters.areSound(value) || Characters.count(value) > maxCodePoints) {
                value.outOfRange("longer than " + maxCodePoints + " characters, or no text");
                return null;
            }
            return Characters.areBlank(value) ? null : value.repeatedText();
        };
    }

    /** An opaque id in the producer's register: 1 to 64 code points that do not look like an ID or telephone number. */
    static String recordRef(JsonValue value) {
        String reference = id(value);
        if (reference != null && RawIdentity.looksLikeNumber(reference)) {
            value.rawIdentity();
            return null;
        }
        return reference;
    }

    /** A token of a person or vehicle: 16 to 64 characters of hex or base64url without padding. */
    static String token(JsonValue value) {
        if (!value.isText()) {
            return null;
        }
        char[] characters = value.characters();
        int start = value.start();
        int end = value.end();
        if (RawIdentity.isResidentId(characters, start, end)) {
            value.rawIdentity();
            return null;
        }
        if (end - start >= SHORTEST_TOKEN && end - start <= LONGEST_TOKEN && Characters.areBase64Url(value)) {
            return value.text();
        }
        if (value.isAnonymous()) {
            value.outOfRange("must be 16 to 64 characters of hex or base64url");
        }
        return null;
    }

    /** A division code: province 2, city 4, county 6, township 9, village 12 digits. */
    static String region(JsonValue value) {
        if (!value.isText() || !value.isAnonymous()) {
            return null;
        }
        boolean known =
                switch (value.length()) {
                    case 2, 4, 6, 9, 12 -> Characters.areDigits(value);
                    default -> false;
                };
        if (!known) {
            value.outOfRange("must be a division code of 2, 4, 6, 9 or 12 digits");
            return null;
        }
        return value.repeatedText();
    }

    /** One of the codes of an enum. */
    static <E extends Enum<E>> FieldKind<E> code(Class<E> codes) {
        Map<String, E> byName = new HashMap<>();
        for (E code : codes.getEnumConstants()) {
            byName.put(code.name(), code);
        }
        return value -> {
            if (!value.isText()) {
                return null;
            }
            E code = byName.get(value.repeatedText());
            if (code == null && value.isAnonymous()) {
                value.outOfRange("unknown code");
            }
            return code;
        };
    }

    static Boolean flag(JsonValue value) {
        return switch (value.token()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> {
                value.wrongType("true or false");
                yield null;
            }
        };
    }

    /** An integer between bounds, both included. */
    static FieldKind<Integer> integer(int min, int max) {
        return value -> {
            Long number = integer64(value);
            if (number == null) {
                return null;
            }
            if (number < min || number > max) {
                value.outOfRange("outside " + min + " to " + max);
                return null;
            }
            return number.intValue();
        };
    }

    /** An integer of 64 bits. */
    static Long integer64(JsonValue value) throws IOException {
        if (value.token() != JsonToken.VALUE_NUMBER_INT) {
            value.wrongType("an integer");
            return null;
        }
        Long number = value.integer();
        if (number == null) {
            value.outOfRange("beyond 64 bits");
        }
        return number;
    }

    /** Degrees Celsius as hundredths, rounded half up from the decimal text, then judged: 0 to 60 degrees. */
    static Integer temperature(JsonValue value) {
        if (value.token() != JsonToken.VALUE_NUMBER_INT && value.token() != JsonToken.VALUE_NUMBER_FLOAT) {
            value.wrongType("a number");
            return null;
        }
        int hundredths = Decimal.hundredths(value.characters(), value.start(), value.end());
        if (hundredths < 0 || hundredths > MAX_CENTIDEGREES) {
            value.outOfRange("outside 0 to 60 degrees Celsius");
            return null;
        }
        return hundredths;
    }

    /** A list of texts, 64 at most. */
    static List<String> symptoms(JsonValue value) throws IOException {
        if (value.token() != JsonToken.START_ARRAY) {
            value.wrongType("a list of text");
            return null;
        }
        List<String> symptoms = new ArrayList<>();
        while (value.next() == JsonToken.VALUE_STRING) {
            String symptom = text(LONGEST_SYMPTOM).read(value);
            if (symptom != null) {
                symptoms.add(symptom);
            }
        }
        if (symptoms.size() > MAX_SYMPTOMS) {
            value.outOfRange("more than " + MAX_SYMPTOMS);
        }
        if (value.token() != JsonToken.END_ARRAY) {
            value.wrongType("a list of text");
        }
        return symptoms;
    }
}
