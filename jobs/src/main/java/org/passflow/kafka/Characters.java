package org.passflow.kafka;

/** What the characters of a text value are, judged without building a string. */
final class Characters {
    private static final boolean[] BASE64_URL = new boolean[0x80];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .forEach(c -> BASE64_URL[c] = true);
    }

    private Characters() {}

    /** Whether there are no more code points than {@code max}, a surrogate pair being one; seldom have they to be counted. */
    static boolean areAtMost(int max, JsonValue value) {
        return value.length() <= max
                || Character.codePointCount(value.characters(), value.start(), value.length()) <= max;
    }

    /** Whether every surrogate has its other half: one alone, which an escape can write, is no character. */
    static boolean areSound(JsonValue value) {
        char[] text = value.characters();
        int end = value.end();
        for (int i = value.start(); i < end; i++) {
            if (Character.isSurrogate(text[i])) {
                if (i + 1 == end || !Character.isSurrogatePair(text[i], text[i + 1])) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether there is nothing but white space, that of Java and of ECMAScript's regular expressions. */
    static boolean areBlank(JsonValue value) {
        char[] text = value.characters();
        int end = value.end();
        for (int i = value.start(); i < end; i++) {
            char c = text[i];
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '\uFEFF') {
                return false;
            }
        }
        return true;
    }

    static boolean areDigits(JsonValue value) {
        char[] text = value.characters();
        int end = value.end();
        for (int i = value.start(); i < end; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /** Letters, digits, hyphen and underscore of ASCII; hex is among them. */
    static boolean areBase64Url(JsonValue value) {
        char[] text = value.characters();
        int end = value.end();
        for (int i = value.start(); i < end; i++) {
            char c = text[i];
            if (c >= BASE64_URL.length || !BASE64_URL[c]) {
                return false;
            }
        }
        return true;
    }
}
