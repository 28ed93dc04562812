package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a field may hold: a value of the right JSON type, within its range. */
record FieldType(Predicate<JsonNode> isRightType, Predicate<JsonNode> isInRange) {

    private static final Pattern BLANK = Pattern.compile(
            "[\\u0009-\\u000d\\u001c-\\u0020\\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]*");
    private static final BigDecimal HUNDREDTHS_MAY_MATTER = new BigDecimal("0.001");

    static final FieldType ID = id(64);
    static final FieldType LABEL = text(64);
    static final FieldType FLAG = new FieldType(JsonNode::isBoolean, value -> true);
    static final FieldType TOKEN = matching("[0-9A-Za-z_-]{16,64}");
    static final FieldType REGION_CODE = matching("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
    static final FieldType DATE = new FieldType(JsonNode::isTextual, value -> isDay(value.textValue()));
    static final FieldType TIME = new FieldType(
            JsonNode::isIntegralNumber, value -> value.bigIntegerValue().bitLength() < 64);
    static final FieldType SYMPTOMS = new FieldType(FieldType::isListOfTexts, FieldType::areShortSymptoms);
    static final FieldType TEMPERATURE =
            new FieldType(JsonNode::isNumber, value -> hundredths(value) >= 0 && hundredths(value) <= 6000);

    /** Why a value cannot be used, or null. */
    String fault(JsonNode value) {
        if (!isRightType.test(value)) {
            return "WRONG_TYPE";
        }
        return isInRange.test(value) ? null : "OUT_OF_RANGE";
    }

    /** Text of so many code points at most. */
    static FieldType text(int longest) {
        return new FieldType(JsonNode::isTextual, value -> isText(value.textValue(), longest));
    }

    /** Text of one to so many code points that is not blank. */
    static FieldType id(int longest) {
        return new FieldType(
                JsonNode::isTextual, value -> isText(value.textValue(), longest) && !isBlank(value.textValue()));
    }

    static FieldType code(String... codes) {
        Set<String> allowed = Set.of(codes);
        return new FieldType(JsonNode::isTextual, value -> allowed.contains(value.textValue()));
    }

    static FieldType integer(long low, long high) {
        return new FieldType(JsonNode::isIntegralNumber, value -> {
            BigInteger number = value.bigIntegerValue();
            return number.compareTo(BigInteger.valueOf(low)) >= 0 && number.compareTo(BigInteger.valueOf(high)) <= 0;
        });
    }

    /** Hundredths of a degree, rounded half up; -1 or 6001 for anything far outside 0 to 60 degrees. */
    static long hundredths(JsonNode value) {
        BigDecimal degrees = value.decimalValue();
        if (degrees.abs().compareTo(HUNDREDTHS_MAY_MATTER) < 0) {
            return 0;
        }
        if (degrees.compareTo(BigDecimal.valueOf(61)) > 0) {
            return 6001;
        }
        if (degrees.compareTo(BigDecimal.valueOf(-1)) < 0) {
            return -1;
        }
        return degrees.setScale(2, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    /** Blank text is as good as none. */
    static boolean isBlank(String text) {
        return BLANK.matcher(text).matches();
    }

    private static FieldType matching(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return new FieldType(JsonNode::isTextual, value -> compiled.matcher(value.textValue())
                .matches());
    }

    private static boolean isText(String text, int longest) {
        boolean surrogatesComeInPairs = text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        return surrogatesComeInPairs && text.codePointCount(0, text.length()) <= longest;
    }

    private static boolean isDay(String text) {
        try {
            return text.matches("20\\d\\d-\\d\\d-\\d\\d") && LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isListOfTexts(JsonNode value) {
        boolean allTexts = value.isArray();
        for (JsonNode element : value) {
            allTexts &= element.isTextual();
        }
        return allTexts;
    }

    private static boolean areShortSymptoms(JsonNode value) {
        boolean allShort = value.size() <= 64;
        for (JsonNode element : value) {
            allShort &= isText(element.textValue(), 256);
        }
        return allShort;
    }
}
