package org.passflow.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a name, ID, telephone or plate number stands in an event, where only tokens may. */
final class RawIdentity {

    private static final Set<String> NAMES = Set.of(
            "name",
            "person_id",
            "id_number",
            "id_card",
            "passport",
            "phone",
            "mobile",
            "telephone",
            "plate",
            "vehicle_plate");

    private static final String ALONE_BEFORE = "(?<![0-9A-Za-z])";
    private static final String ALONE_AFTER = "(?![0-9A-Za-z])";

    private static final Pattern RESIDENT_ID = Pattern.compile(ALONE_BEFORE + "(\\d{17}[0-9Xx])" + ALONE_AFTER);
    private static final Pattern MOBILE = Pattern.compile(ALONE_BEFORE + "(?:\\+86|0086)?1[3-9]\\d{9}" + ALONE_AFTER);
    private static final Pattern PLATE = Pattern.compile(
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][·. ]?[A-Za-z0-9]{4,5}[A-Za-z0-9挂学警港澳]" + ALONE_AFTER);

    /** Weights and check characters of GB 11643. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECKS = "10X98765432";

    private RawIdentity() {}

    static boolean standsIn(JsonNode event) {
        if (event.isTextual()) {
            return standsIn(event.textValue());
        }
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            boolean isToken =
                    field.getKey().endsWith("_token") && field.getValue().isTextual();
            if (NAMES.contains(field.getKey())
                    || (isToken ? isWholly(field.getValue().textValue()) : standsIn(field.getValue()))) {
                return true;
            }
        }
        for (JsonNode element : event) {
            if (event.isArray() && standsIn(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsIn(String text) {
        Matcher id = RESIDENT_ID.matcher(text);
        while (id.find()) {
            if (hasRightChecksum(id.group(1))) {
                return true;
            }
        }
        return MOBILE.matcher(text).find() || PLATE.matcher(text).find();
    }

    private static boolean isWholly(String token) {
        return MOBILE.matcher(token).matches()
                || PLATE.matcher(token).matches()
                || (RESIDENT_ID.matcher(token).matches() && hasRightChecksum(token));
    }

    private static boolean hasRightChecksum(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
    }
}
