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

    private static final Pattern RESIDENT_ID = Pattern.compile(ALONE_BEFORE + "([0-9]{17}[0-9Xx])" + ALONE_AFTER);
    private static final Pattern MOBILE =
            Pattern.compile("(\\+86|" + ALONE_BEFORE + "(0086)?)1[3-9][0-9]{9}" + ALONE_AFTER);
    private static final Pattern PLATE = Pattern.compile(ALONE_BEFORE
            + "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][ .·•・]?[A-Za-z][ .·•・]?"
            + "([A-Za-z0-9]{5,6}|[A-Za-z0-9]{4,5}[挂学警港澳领使])"
            + ALONE_AFTER);

    /** A reference that is nothing but an ID number, checked or not, or a telephone number, however it is spaced. */
    private static final Pattern NUMBER_AS_REFERENCE =
            Pattern.compile("[0-9]{15}|[0-9]{17}[0-9Xx]|(\\+|00)?(86)?1[3-9][0-9]{9}");

    private static final Pattern OFFICE_TELEPHONE = Pattern.compile("\\(?0[0-9]{2,3}\\)?[ -][0-9]{7,8}");

    /** Weights and check characters of GB 11643. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECKS = "10X98765432";

    private RawIdentity() {}

    static boolean standsIn(JsonNode event, EventFields fields) {
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            if (isNamed(field) || (!isKnownToBeNone(field, fields) && standsIn(field.getValue()))) {
                return true;
            }
        }
        String reference = event.path("record_ref").asText();
        return NUMBER_AS_REFERENCE.matcher(reference.replaceAll("[ ()-]", "")).matches()
                || OFFICE_TELEPHONE.matcher(reference).matches();
    }

    /** A token is random and may hold any digits, unless it is wholly an ID; an officer may give his name. */
    private static boolean isKnownToBeNone(Map.Entry<String, JsonNode> field, EventFields fields) {
        FieldType type = fields.types().get(field.getKey());
        JsonNode value = field.getValue();
        if (FieldType.TOKEN.equals(type)
                && value.isTextual()
                && type.isInRange().test(value)) {
            return !(RESIDENT_ID.matcher(value.textValue()).matches() && hasRightChecksum(value.textValue()));
        }
        return field.getKey().equals("actor") && type != null;
    }

    /** Names of fields may hold an identity as well. */
    private static boolean isNamed(Map.Entry<String, JsonNode> field) {
        return (NAMES.contains(field.getKey()) && !field.getValue().isNull()) || standsIn(field.getKey());
    }

    private static boolean standsIn(JsonNode value) {
        if (value.isTextual()) {
            return standsIn(value.textValue());
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (isNamed(field)) {
                return true;
            }
        }
        for (JsonNode child : value) {
            if (standsIn(child)) {
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

    private static boolean hasRightChecksum(String id) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (id.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(id.charAt(17));
    }
}
