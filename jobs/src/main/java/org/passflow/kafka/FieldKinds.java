package org.passflow.kafka;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The kinds of fields that are numbers, flags, or lists. */
final class FieldKinds {
    /** 60.00 degrees Celsius. */
    private static final int MAX_CENTIDEGREES = 6000;

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
        if (!value.token().isNumeric()) {
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

    /** An angle in degrees between bounds, both included. */
    static FieldKind<Double> degrees(int min, int max) {
        return value -> {
            if (!value.token().isNumeric()) {
                value.wrongType("a number");
                return null;
            }
            double degrees = Double.parseDouble(value.text());
            if (degrees < min || degrees > max) {
                value.outOfRange("outside " + min + " to " + max + " degrees");
                return null;
            }
            return degrees;
        };
    }

    /** A list of so many elements at most; of texts, blank ones are left out. */
    static <T> FieldKind<List<T>> list(FieldKind<T> element, int maxElements) {
        return value -> {
            if (value.token() != JsonToken.START_ARRAY) {
                value.wrongType("a list");
                return null;
            }
            List<T> elements = new ArrayList<>();
            int count = 0;
            while (value.next().isScalarValue()) {
                T read = element.read(value);
                count++;
                if (read != null && count <= maxElements) {
                    elements.add(read);
                }
            }
            if (value.token() != JsonToken.END_ARRAY) {
                value.wrongType("a list of single values");
            } else if (count > maxElements) {
                value.outOfRange("more than " + maxElements + " elements");
            }
            return elements;
        };
    }
}
