package org.passflow.event;

import java.nio.charset.StandardCharsets;

/**
 * A text as the bytes in which state keeps it: one a character where all are of ISO 8859-1, else two each, high one first. Any
 * text comes back as it was, also one with half of a surrogate pair, which UTF-8 would lose.
 */
public record TextBytes(boolean isWide, byte[] bytes) {

    /** The bytes of a text. */
    public static TextBytes of(String text) {
        byte[] narrow = text.getBytes(StandardCharsets.ISO_8859_1);
        boolean isNarrow = new String(narrow, StandardCharsets.ISO_8859_1).equals(text);
        return isNarrow ? new TextBytes(false, narrow) : new TextBytes(true, wide(text));
    }

    /** What stands before the bytes and tells how many there are, and whether they are wide; zero is left for no text. */
    public long head() {
        return 2L * bytes.length + (isWide ? 2 : 1);
    }

    /** How many bytes follow a head that is not zero. */
    public static int size(long head) {
        return (int) ((head - 1) / 2);
    }

    /** What was written after that head. */
    public static TextBytes of(long head, byte[] bytes) {
        return new TextBytes(head % 2 == 0, bytes);
    }

    private static byte[] wide(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >>> Byte.SIZE);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** The text of these bytes. */
    public String text() {
        if (!isWide) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        char[] text = new char[bytes.length / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) ((bytes[2 * i] << Byte.SIZE) | (bytes[2 * i + 1] & 0xFF));
        }
        return new String(text);
    }
}
