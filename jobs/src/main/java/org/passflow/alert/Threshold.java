package org.passflow.alert;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One setting of a rule.
 *
 * @param name in snake case, as rules are written
 * @param least smallest number allowed; of numbers only
 * @param most largest number allowed; of numbers only
 */
public record Threshold(String name, Type type, double least, double most) {

    private static final String ANY = "any";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    /** What stands there. */
    public enum Type {
        NUMBER,
        WHOLE,
        FLAG,
        /** Names parted by commas, or the word any. */
        NAMES,
        /** Local time of a day, as 20:00. */
        TIME
    }

    static Threshold number(String name, double least, double most) {
        return new Threshold(name, Type.NUMBER, least, most);
    }

    static Threshold whole(String name, int least, int most) {
        return new Threshold(name, Type.WHOLE, least, most);
    }

    static Threshold flag(String name) {
        return new Threshold(name, Type.FLAG, 0, 0);
    }

    static Threshold names(String name) {
        return new Threshold(name, Type.NAMES, 0, 0);
    }

    static Threshold time(String name) {
        return new Threshold(name, Type.TIME, 0, 0);
    }

    /** The names that a text holds; none where it says any. */
    static List<String> namesIn(String value) {
        return value.equals(ANY)
                ? List.of()
                : COMMA.splitAsStream(value).map(String::strip).toList();
    }

    /** Why a value cannot stand there, or null if it can. */
    String problem(String value) {
        if (type == Type.FLAG) {
            return value.equals("true") || value.equals("false") ? null : name + " must be true or false";
        }
        if (type == Type.NAMES) {
            boolean isList = namesIn(value).stream().noneMatch(String::isEmpty);
            return isList ? null : name + " must be names parted by commas, or any";
        }
        if (type == Type.TIME) {
            return TIME.matcher(value).matches() ? null : name + " must be a time of the day, 00:00 to 23:59";
        }
        BigDecimal number = parse(value);
        if (number == null) {
            return name + " must be a number";
        }
        if (type == Type.WHOLE && number.stripTrailingZeros().scale() > 0) {
            return name + " must be a whole number";
        }
        boolean fits =
                number.compareTo(BigDecimal.valueOf(least)) >= 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        return fits ? null : name + " must be " + shown(least) + " to " + shown(most);
    }

    private static BigDecimal parse(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            return Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Beyond it comparing would cost memory, and no setting needs it. */
    private static final int MOST_DIGITS = 100;

    private static String shown(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
}
