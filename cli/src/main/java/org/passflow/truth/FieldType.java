package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a field may hold: a value of the right JSON type, within its range. */
record FieldType(Predicate<JsonNode> isRightType, Predicate<JsonNode> isInRange) {

    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{16,64}");
    private static final Pattern REGION = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}");
    private static final BigDecimal HUNDREDTHS_MAY_MATTER = new BigDecimal("0.001");

    static final FieldType TEXT = new FieldType(JsonNode::isTextual, value -> true);
    static final FieldType ID = new FieldType(JsonNode::isTextual, value -> isId(value.textValue()));
    static final FieldType FLAG = new FieldType(JsonNode::isBoolean, value -> true);
    static final FieldType TOKEN_TEXT = matching(TOKEN);
    static final FieldType REGION_CODE = matching(REGION);
    static final FieldType DATE = matching(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"));
    static final FieldType TIME = new FieldType(
            JsonNode::isIntegralNumber, value -> value.bigIntegerValue().bitLength() < 64);
    static final FieldType TEXTS = new FieldType(FieldType::isListOfTexts, value -> true);
    static final FieldType TEMPERATURE =
            new FieldType(JsonNode::isNumber, value -> hundredths(value) >= 0 && hundredths(value) <= 6000);

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

    private static FieldType matching(Pattern pattern) {
        return new FieldType(
                JsonNode::isTextual, value -> pattern.matcher(value.textValue()).matches());
    }

    private static boolean isId(String text) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= 64;
    }

    private static boolean isListOfTexts(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isTextual()) {
                return false;
            }
        }
        return true;
    }
}
