package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.passflow.event.RawIdentity;

/** The kinds of fields that are text. Lengths are code points; texts are searched for identities of persons. */
final class TextKinds {
    static final int LONGEST_ID = 64;
    private static final int SHORTEST_TOKEN = 16;
    private static final int LONGEST_TOKEN = 64;
    private static final int LONGEST_SYMPTOM = 256;
    private static final int MAX_SYMPTOMS = 64;
    private static final int LONGEST_SETTING = 256;
    private static final int LONGEST_NUMBER = 64;
    private static final int MAX_SETTINGS = 64;
    private static final Pattern DAY = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}");
    private static final int DAY_START = "2022-04-".length();

    private TextKinds() {}

    /** A unique identifier: 1 to 64 code points, not blank. */
    static String id(JsonValue value) {
        return isId(value, LONGEST_ID) ? value.text() : null;
    }

    /** An identifier of something that many records name, as a site. */
    static String repeatedId(JsonValue value) {
        return isId(value, LONGEST_ID) ? value.repeatedText() : null;
    }

    /** An identifier of 1 to so many code points, not blank. */
    static FieldKind<String> id(int maxCodePoints) {
        return value -> isId(value, maxCodePoints) ? value.text() : null;
    }

    private static boolean isId(JsonValue value, int maxCodePoints) {
        if (!value.isText() || !value.isAnonymous()) {
            return false;
        }
        if (!Characters.areSound(value) || Characters.areBlank(value) || !Characters.areAtMost(maxCodePoints, value)) {
            value.outOfRange("must have 1 to " + maxCodePoints + " characters and not be blank");
            return false;
        }
        return true;
    }

    /** Free text of some code points at most; a blank one counts as absent. */
    static FieldKind<String> text(int maxCodePoints) {
        FieldKind<String> unsearched = officialText(maxCodePoints);
        return value -> value.isText() && value.isAnonymous() ? unsearched.read(value) : null;
    }

    /** Free text that may hold an officer's name or an office's telephone number: not searched. */
    static FieldKind<String> officialText(int maxCodePoints) {
        return value -> {
            if (!value.isText()) {
                return null;
            }
            if (!Characters.areSound(value) || !Characters.areAtMost(maxCodePoints, value)) {
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
        if (RawIdentity.isResidentId(value.characters(), value.start(), value.end())) {
            value.rawIdentity();
            return null;
        }
        boolean fits = value.length() >= SHORTEST_TOKEN && value.length() <= LONGEST_TOKEN;
        if (fits && Characters.areBase64Url(value)) {
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

    /** One of the codes of an enum: few, and told apart by length or first letters, so that each is compared. */
    static <E extends Enum<E>> FieldKind<E> code(Class<E> codes) {
        E[] all = codes.getEnumConstants();
        char[][] words =
                Arrays.stream(all).map(code -> code.name().toCharArray()).toArray(char[][]::new);
        return value -> {
            if (!value.isText()) {
                return null;
            }
            for (int i = 0; i < words.length; i++) {
                if (value.is(words[i])) {
                    return all[i];
                }
            }
            if (value.isAnonymous()) {
                value.outOfRange("unknown code");
            }
            return null;
        };
    }

    /** A day of this century as {@code 2022-04-15}, in days since 1970-01-01. */
    static Integer day(JsonValue value) {
        if (!value.isText() || !value.isAnonymous()) {
            return null;
        }
        String text = value.repeatedText();
        if (DAY.matcher(text).matches()) {
            YearMonth month = YearMonth.parse(text.substring(0, DAY_START - 1));
            int dayOfMonth = Integer.parseInt(text.substring(DAY_START));
            if (month.isValidDay(dayOfMonth)) {
                return Math.toIntExact(month.atDay(dayOfMonth).toEpochDay());
            }
        }
        value.outOfRange("must be a day from 2000-01-01 to 2099-12-31");
        return null;
    }

    /** A list of texts, 64 at most. */
    static FieldKind<List<String>> symptoms() {
        return FieldKinds.list(text(LONGEST_SYMPTOM), MAX_SYMPTOMS);
    }

    /** An object of single values: numbers, flags and short texts by name, each as it is written. */
    static Map<String, String> settings(JsonValue value) throws IOException {
        if (value.token() != JsonToken.START_OBJECT) {
            value.wrongType("an object");
            return null;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        while (value.next() == JsonToken.FIELD_NAME) {
            String name = value.name();
            if (!value.next().isScalarValue()) {
                value.wrongType("an object of single values");
                return null;
            }
            if (!names.add(name)) {
                value.keyTwice();
            }
            String setting = setting(value);
            if (names.size() > MAX_SETTINGS || !isSettingName(name)) {
                value.outOfRange("has more than 64 names, or one that is not 1 to 64 of a to z, 0 to 9 and underscore");
            } else if (setting != null) {
                settings.put(name, setting);
            }
        }
        return settings;
    }

    private static boolean isSettingName(String name) {
        return !RawIdentity.isFieldName(name) && name.matches("[a-z0-9_]{1,64}");
    }

    private static String setting(JsonValue value) {
        return switch (value.token()) {
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_STRING -> isId(value, LONGEST_SETTING) ? value.repeatedText() : null;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(value);
            default -> null;
        };
    }

    private static String number(JsonValue value) {
        if (value.length() > LONGEST_NUMBER) {
            value.outOfRange("a number has more than " + LONGEST_NUMBER + " characters");
            return null;
        }
        return value.text();
    }
}
