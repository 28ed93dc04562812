package org.passflow.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A record's bytes as text that may be stored and shown: whatever names a person is replaced by asterisks, one for each
 * character. Works on text, not on JSON, since most records that are refused cannot be parsed; therefore it masks more
 * than {@link RawIdentity} refuses (any number of the right length, whatever its check digit and neighbours), and a
 * name only where a field says that it is one.
 */
public final class MaskedPayload {
    /** Bytes of UTF-8 that are kept. */
    public static final int MAX_BYTES = 4096;

    /** An escape of six bytes may end as an asterisk of one: this many bytes always fill what is kept. */
    private static final int LOOKED_AT_BYTES = 8 * MAX_BYTES;

    private static final char UNDECODABLE = '\uFFFD';
    private static final char MASK = '*';

    private final char[] text;

    private MaskedPayload(char[] text) {
        this.text = text;
    }

    /** Masks and cuts; null and empty give the empty string. */
    public static String of(byte[] value) {
        if (value == null || value.length == 0) {
            return "";
        }
        int length = Math.min(value.length, LOOKED_AT_BYTES);
        String decoded = new String(value, 0, length, charsetOf(value));
        MaskedPayload payload = new MaskedPayload(unescaped(decoded.replace("\0", "")));
        payload.maskNumbers();
        payload.maskPlates();
        payload.maskIdentityFields();
        return payload.cut();
    }

    /** UTF-16 is recognised by its mark or by a zero byte beside the first character; all else is read as UTF-8. */
    private static Charset charsetOf(byte[] value) {
        if (value.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int mark = (value[0] & 0xFF) << 8 | (value[1] & 0xFF);
        if (mark == 0xFEFF || value[0] == 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (mark == 0xFFFE || value[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    /** Writes out JSON's escapes by code, so that a number cannot hide behind them. */
    private static char[] unescaped(String decoded) {
        if (!decoded.contains("\\u")) {
            return decoded.toCharArray();
        }
        StringBuilder plain = new StringBuilder(decoded.length());
        int i = 0;
        while (i < decoded.length()) {
            int code = escapeAt(decoded, i);
            if (code > ' ' && code != '"' && code != '\\') {
                plain.append((char) code);
                i += 6;
            } else {
                plain.append(decoded.charAt(i));
                i++;
            }
        }
        return plain.toString().toCharArray();
    }

    private static int escapeAt(String text, int at) {
        if (at + 6 > text.length() || text.charAt(at) != '\\' || text.charAt(at + 1) != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + 6; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
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
            if (end > i && RawIdentity.isFieldName(new String(text, i, end - i).toLowerCase(Locale.ROOT))) {
                end = maskValueBehind(end);
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

    /** Cuts at a code point. A surrogate without its other half is stored as a question mark. */
    private String cut() {
        int bytes = 0;
        int end = 0;
        while (end < text.length) {
            int codePoint = Character.codePointAt(text, end);
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (bytes > MAX_BYTES) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return new String(text, 0, end);
    }
}
