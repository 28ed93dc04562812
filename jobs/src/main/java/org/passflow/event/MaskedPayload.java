package org.passflow.event;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

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

    private MaskedPayload() {}

    /** Masks and cuts; null and empty give the empty string. */
    public static String of(byte[] value) {
        if (value == null || value.length == 0) {
            return "";
        }
        int length = Math.min(value.length, LOOKED_AT_BYTES);
        String decoded = new String(value, 0, length, charsetOf(value));
        char[] text = unescaped(decoded.replace("\0", ""));
        new IdentityMask(text).apply();
        return cut(text);
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

    /** Cuts at a code point. A surrogate without its other half is stored as a question mark. */
    private static String cut(char[] text) {
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
