package org.passflow.event;

import java.time.LocalDate;
import java.util.List;

/** One JSON object written compactly on one line, field by field; what is null is left out. */
final class JsonLine {
    private static final int USUAL_LENGTH = 512;
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder line = new StringBuilder(USUAL_LENGTH).append('{');

    JsonLine text(String name, String value) {
        if (value != null) {
            name(name);
            quote(value);
        }
        return this;
    }

    JsonLine code(String name, Enum<?> value) {
        return text(name, value == null ? null : value.name());
    }

    JsonLine number(String name, Number integer) {
        if (integer != null) {
            name(name).append(integer.longValue());
        }
        return this;
    }

    JsonLine flag(String name, Boolean value) {
        if (value != null) {
            name(name).append(value.booleanValue());
        }
        return this;
    }

    /** Hundredths as a decimal number with as few digits as it needs. */
    JsonLine hundredths(String name, Integer value) {
        if (value != null) {
            name(name).append(value / 100);
            int fraction = value % 100;
            if (fraction != 0) {
                line.append('.').append(fraction / 10);
            }
            if (fraction % 10 != 0) {
                line.append(fraction % 10);
            }
        }
        return this;
    }

    /** Days since 1970-01-01 as {@code 2022-04-15}. */
    JsonLine day(String name, Integer epochDay) {
        return text(
                name, epochDay == null ? null : LocalDate.ofEpochDay(epochDay).toString());
    }

    JsonLine texts(String name, List<String> values) {
        if (values != null) {
            name(name).append('[');
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    line.append(',');
                }
                quote(values.get(i));
            }
            line.append(']');
        }
        return this;
    }

    /** The whole line, without line end. */
    String end() {
        return line.append('}').toString();
    }

    private StringBuilder name(String name) {
        if (line.length() > 1) {
            line.append(',');
        }
        return line.append('"').append(name).append("\":");
    }

    private void quote(String value) {
        line.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ') {
                line.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
