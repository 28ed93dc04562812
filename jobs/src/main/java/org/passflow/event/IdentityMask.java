package org.passflow.event;

import java.util.Locale;

/** Replaces by asterisks, in place, whatever in a text names a person; for {@link MaskedPayload}. */
final class IdentityMask {
    /** The field that is refused where its value looks like a number of a person, separators and all. */
    private static final String REFERENCE = "record_ref";

    private static final char UNDECODABLE = '\uFFFD';
    private static final char MASK = '*';

    private final char[] text;

    IdentityMask(char[] text) {
        this.text = text;
    }

    void apply() {
        maskNumbers();
        maskPlates();
        maskIdentityFields();
    }

    private void maskNumbers() {
        int i = 0;
        while (i < text.length) {
            int end = i;
            while (end < text.length && RawIdentity.isDigit(text[end])) {
                end++;
            }
            boolean checkX = end < text.length && (text[end] == 'X' || text[end] == 'x');
            if (isNumberOfPerson(i, end - i, checkX)) {
                mask(i, checkX && end - i == 17 ? end + 1 : end);
            }
            i = Math.max(end, i + 1);
        }
    }

    /** ID numbers have 15, 18 or 17 digits and an X; mobile numbers 11, 13 with 86, 15 with 0086. Times have 13. */
    private boolean isNumberOfPerson(int start, int digits, boolean checkX) {
        return switch (digits) {
            case 11 -> startsWithMobile(start);
            case 13 -> text[start] == '8' && text[start + 1] == '6' && startsWithMobile(start + 2);
            case 15, 18 -> true;
            case 17 -> checkX;
            default -> false;
        };
    }

    private boolean startsWithMobile(int start) {
        return text[start] == '1' && text[start + 1] >= '3';
    }

    private void maskPlates() {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == UNDECODABLE) {
                maskPlateOfOtherEncoding(i);
            } else if (text[i] >= 0x80) {
                int end = RawIdentity.plateEnd(text, i, text.length);
                if (end > 0) {
                    mask(i, end);
                }
            }
        }
    }

    /** In GBK the place is lost to decoding, the letter and digits behind it are not. */
    private void maskPlateOfOtherEncoding(int place) {
        char original = text[place];
        text[place] = '晋';
        int end = RawIdentity.plateEnd(text, place, text.length);
        text[place] = original;
        if (end > 0) {
            mask(place + 1, end);
        }
    }

    private void maskIdentityFields() {
        int i = 0;
        while (i < text.length) {
            int end = i;
            while (end < text.length && isNamePart(text[end])) {
                end++;
            }
            if (end > i) {
                String name = new String(text, i, end - i).toLowerCase(Locale.ROOT);
                if (RawIdentity.isFieldName(name)) {
                    end = maskValueBehind(end);
                } else if (name.equals(REFERENCE)) {
                    end = maskReferenceBehind(end);
                }
            }
            i = Math.max(end, i + 1);
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || RawIdentity.isLetterOrDigit(c);
    }

    /** Masks the value behind a field's name, whether the JSON is sound or not; returns where to go on. */
    private int maskValueBehind(int nameEnd) {
        int at = behindSpace(nameEnd);
        if (at < text.length && (text[at] == '"' || text[at] == '\'')) {
            at = behindSpace(at + 1);
        }
        if (at >= text.length || (text[at] != ':' && text[at] != '=')) {
            return nameEnd;
        }
        at = behindSpace(at + 1);
        int depth = 0;
        do {
            if (at >= text.length) {
                return at;
            }
            char c = text[at];
            if (c == '{' || c == '[') {
                depth++;
                at++;
            } else if (c == '}' || c == ']') {
                depth--;
                at++;
            } else if (c == '"' || c == '\'') {
                at = maskQuoted(at + 1, c);
            } else if (c == ',' || c == ':' || Character.isWhitespace(c)) {
                at++;
            } else {
                at = maskBare(at);
            }
        } while (depth > 0);
        return at;
    }

    /** Masks a reference only if it is written like a number of a person: else it helps to find the record. */
    private int maskReferenceBehind(int nameEnd) {
        char[] before = text.clone();
        int end = maskValueBehind(nameEnd);
        StringBuilder value = new StringBuilder();
        for (int i = nameEnd; i < Math.min(end, text.length); i++) {
            if (text[i] != before[i]) {
                value.append(before[i]);
            }
        }
        if (RawIdentity.looksLikeNumber(value.toString())) {
            return end;
        }
        System.arraycopy(before, 0, text, 0, text.length);
        return nameEnd;
    }

    private int behindSpace(int at) {
        int next = at;
        while (next < text.length && Character.isWhitespace(text[next])) {
            next++;
        }
        return next;
    }

    private int maskQuoted(int start, char quote) {
        int at = start;
        while (at < text.length && text[at] != quote) {
            if (text[at] == '\\' && at + 1 < text.length) {
                text[at++] = MASK;
            }
            text[at++] = MASK;
        }
        return at + 1;
    }

    private int maskBare(int start) {
        int at = start;
        while (at < text.length && ",}]\r\n".indexOf(text[at]) < 0) {
            text[at++] = MASK;
        }
        return at;
    }

    private void mask(int start, int end) {
        for (int i = start; i < end; i++) {
            text[i] = MASK;
        }
    }
}
