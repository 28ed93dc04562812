package org.passflow.kafka;

/** What the characters of a text value are, judged without building a string. */
final class Characters {
    private Characters() {}

    /** Code points, a surrogate pair being one. */
    static int count(JsonValue value) {
        return Character.codePointCount(value.characters(), value.start(), value.length());
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
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            if (!letter && !digit && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
