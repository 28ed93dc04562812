package org.passflow.custody;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of what is kept of a person, written one after the other: numbers take seven bits a byte, so that small ones are short.
 * A million orders are kept at a time (docs/quarantine.md says how many bytes each takes).
 */
final class Packing {

    private static final int SEVEN = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int at;

    /** To write. */
    Packing() {
        bytes = new byte[64];
    }

    /** To read. */
    Packing(byte[] packed) {
        bytes = packed;
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    byte[] packed() {
        return Arrays.copyOf(bytes, at);
    }

    void octet(int value) {
        if (at == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * at);
        }
        bytes[at++] = (byte) value;
    }

    int octet() {
        return bytes[at++] & 0xff;
    }

    /** Any number; the nearer to zero the shorter. */
    void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~(long) LOW) != 0) {
            octet((int) (rest & LOW) | MORE);
            rest >>>= SEVEN;
        }
        octet((int) rest);
    }

    long number() {
        long rest = 0;
        int shift = 0;
        int next;
        do {
            next = octet();
            rest |= (long) (next & LOW) << shift;
            shift += SEVEN;
        } while (next >= MORE);
        return (rest >>> 1) ^ -(rest & 1);
    }

    /** A text; null reads as empty. */
    void text(String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        for (byte one : utf8) {
            octet(one);
        }
    }

    String text() {
        int length = (int) number();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A text; empty reads as null. */
    String textOrNull() {
        String text = text();
        return text.isEmpty() ? null : text;
    }
}
