package org.passflow.event;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what names a person where only tokens may stand: resident ID numbers, mobile numbers and number plates in text,
 * and fields that are named after them. Letters and digits are those of ASCII; texts are ranges {@code [start, end)} of
 * characters, so that the decoder need not build strings.
 */
public final class RawIdentity {
    private static final Set<String> FIELD_NAMES = Set.of(
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

    private static final String PLATE_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";
    private static final String PLATE_ENDINGS = "挂学警港澳领使";
    /** Ordinary plates have five characters behind the letter, those of electric cars six. */
    private static final int PLATE_SHORTEST = 5;

    private static final int PLATE_LONGEST = 6;

    private static final int MOBILE_LENGTH = 11;
    private static final int RESIDENT_ID_LENGTH = 18;
    /** ISO 7064 MOD 11-2, as GB 11643 prescribes: weight of each of the first 17 digits, check character by remainder. */
    private static final int[] CHECK_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECK_CHARACTERS = "10X98765432";

    private static final Pattern PERSON_NUMBER =
            Pattern.compile("[0-9]{15}|[0-9]{17}[0-9Xx]|(\\+|00)?(86)?1[3-9][0-9]{9}");
    private static final Pattern OFFICE_TELEPHONE = Pattern.compile("\\(?0[0-9]{2,3}\\)?[ -][0-9]{7,8}");
    /** An area code of three digits and a number of seven. */
    private static final int FEWEST_DIGITS = 10;

    private RawIdentity() {}

    /** Whether a field of this name is refused whatever it holds. */
    public static boolean isFieldName(String name) {
        return FIELD_NAMES.contains(name);
    }

    /** All names of fields that are refused. */
    static Set<String> fieldNames() {
        return FIELD_NAMES;
    }

    public static boolean standsIn(String text) {
        return standsIn(text.toCharArray(), 0, text.length());
    }

    /** Whether an ID, mobile or plate number stands in the text with no letter or digit beside it. */
    public static boolean standsIn(char[] text, int start, int end) {
        return (mayHoldPersonNumber(text, start, end) && personNumberStandsIn(text, start, end))
                || (!isAscii(text, start, end) && plateStandsIn(text, start, end));
    }

    /** Eleven digits in a row reach over one of every eleven characters: most texts have no digit there, or are shorter. */
    private static boolean mayHoldPersonNumber(char[] text, int start, int end) {
        for (int i = start + MOBILE_LENGTH - 1; i < end; i += MOBILE_LENGTH) {
            if (isDigit(text[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(char[] text, int start, int end) {
        int bits = 0;
        for (int i = start; i < end; i++) {
            bits |= text[i];
        }
        return bits < 0x80;
    }

    private static boolean personNumberStandsIn(char[] text, int start, int end) {
        int runStart = start;
        for (int i = start; i < end; i++) {
            if (!isDigit(text[i])) {
                if (i - runStart >= MOBILE_LENGTH && isPersonNumber(text, start, end, runStart, i)) {
                    return true;
                }
                runStart = i + 1;
            }
        }
        return end - runStart >= MOBILE_LENGTH && isPersonNumber(text, start, end, runStart, end);
    }

    /** Whether the whole text is an 18-character resident ID with a right check character. */
    public static boolean isResidentId(char[] text, int start, int end) {
        if (end - start != RESIDENT_ID_LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < CHECK_WEIGHTS.length; i++) {
            char c = text[start + i];
            if (!isDigit(c)) {
                return false;
            }
            sum += (c - '0') * CHECK_WEIGHTS[i];
        }
        char expected = CHECK_CHARACTERS.charAt(sum % 11);
        char last = text[end - 1];
        return last == expected || (last == 'x' && expected == 'X');
    }

    /**
     * Whether the whole text has the shape of an ID number (15 or 18 characters, checked or not) or of a telephone
     * number, spaces and hyphens aside: too close to one to be an opaque reference.
     */
    public static boolean looksLikeNumber(String text) {
        if (text.chars().filter(c -> c >= '0' && c <= '9').count() < FEWEST_DIGITS) {
            return false;
        }
        return PERSON_NUMBER
                        .matcher(text.replace(" ", "")
                                .replace("-", "")
                                .replace("(", "")
                                .replace(")", ""))
                        .matches()
                || OFFICE_TELEPHONE.matcher(text).matches();
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Judges a run of digits that no digit adjoins: one with no letter or digit beside it is exactly the number. */
    private static boolean isPersonNumber(char[] text, int start, int end, int runStart, int runEnd) {
        if (runStart > start && isLetterOrDigit(text[runStart - 1])) {
            return false;
        }
        int length = runEnd - runStart;
        boolean letterBehind = runEnd < end && isLetterOrDigit(text[runEnd]);
        if (letterBehind) {
            return length == RESIDENT_ID_LENGTH - 1
                    && (runEnd + 1 == end || !isLetterOrDigit(text[runEnd + 1]))
                    && isResidentId(text, runStart, runEnd + 1);
        }
        return switch (length) {
            case MOBILE_LENGTH -> isMobile(text, runStart);
            case MOBILE_LENGTH + 2 ->
                runStart > start
                        && text[runStart - 1] == '+'
                        && text[runStart] == '8'
                        && text[runStart + 1] == '6'
                        && isMobile(text, runStart + 2);
            case MOBILE_LENGTH + 4 ->
                text[runStart] == '0'
                        && text[runStart + 1] == '0'
                        && text[runStart + 2] == '8'
                        && text[runStart + 3] == '6'
                        && isMobile(text, runStart + 4);
            case RESIDENT_ID_LENGTH -> isResidentId(text, runStart, runEnd);
            default -> false;
        };
    }

    private static boolean isMobile(char[] digits, int start) {
        return digits[start] == '1' && digits[start + 1] >= '3';
    }

    private static boolean plateStandsIn(char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text[i] >= 0x80 && (i == start || !isLetterOrDigit(text[i - 1])) && isPlate(text, i, end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a plate with no letter or digit behind it begins here. */
    private static boolean isPlate(char[] text, int start, int end) {
        int number = plateNumber(text, start, end);
        if (number < 0) {
            return false;
        }
        int behind = behindLettersAndDigits(text, number, end);
        return switch (behind - number) {
            case PLATE_SHORTEST, PLATE_LONGEST -> true;
            case PLATE_SHORTEST - 1 ->
                endsPlate(text, behind, end) && (behind + 1 == end || !isLetterOrDigit(text[behind + 1]));
            default -> false;
        };
    }

    /** The end of what may be a plate that begins here, whatever stands behind it, or -1. */
    static int plateEnd(char[] text, int start, int end) {
        int number = plateNumber(text, start, end);
        if (number < 0) {
            return -1;
        }
        int behind = behindLettersAndDigits(text, number, end);
        int plateEnd = endsPlate(text, behind, end) ? behind + 1 : behind;
        return plateEnd - number >= PLATE_SHORTEST ? plateEnd : -1;
    }

    /** Where the number behind place and letter begins, or -1 if no plate begins at {@code start}. */
    private static int plateNumber(char[] text, int start, int end) {
        if (PLATE_PLACES.indexOf(text[start]) < 0) {
            return -1;
        }
        int letter = behindSeparator(text, start + 1, end);
        if (letter >= end || !isLetterOrDigit(text[letter]) || isDigit(text[letter])) {
            return -1;
        }
        return behindSeparator(text, letter + 1, end);
    }

    private static boolean endsPlate(char[] text, int at, int end) {
        return at < end && PLATE_ENDINGS.indexOf(text[at]) >= 0;
    }

    private static int behindLettersAndDigits(char[] text, int at, int end) {
        int next = at;
        while (next < end && isLetterOrDigit(text[next])) {
            next++;
        }
        return next;
    }

    private static int behindSeparator(char[] text, int at, int end) {
        return at < end && " .·•・".indexOf(text[at]) >= 0 ? at + 1 : at;
    }
}
