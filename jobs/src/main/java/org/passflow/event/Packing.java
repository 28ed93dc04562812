package org.passflow.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of what is kept by the million, written one after the other: numbers take seven bits a byte, the lowest first, so that
 * small ones are short. States of earlier releases are written so: what these methods write never changes.
 */
public final class Packing {

    private static final int SEVEN = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private byte[] bytes;
    private int at;

    /** To write. */
    public Packing() {
        bytes = new byte[64];
    }

    /** To read. */
    public Packing(byte[] packed) {
        bytes = packed;
    }

    public boolean isAtEnd() {
        return at == bytes.length;
    }

    public byte[] packed() {
        return Arrays.copyOf(bytes, at);
    }

    public void octet(int value) {
        makeRoom(1);
        bytes[at++] = (byte) value;
    }

    public int octet() {
        return bytes[at++] & 0xff;
    }

    public void octets(byte[] some) {
        makeRoom(some.length);
        System.arraycopy(some, 0, bytes, at, some.length);
        at += some.length;
    }

    public byte[] octets(int length) {
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private void makeRoom(int more) {
        if (at + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(at + more, 2 * bytes.length));
        }
    }

    /** A number from 0 up; the smaller the shorter. */
    public void natural(long value) {
        long rest = value;
        while ((rest & ~(long) LOW) != 0) {
            octet((int) (rest & LOW) | MORE);
            rest >>>= SEVEN;
        }
        octet((int) rest);
    }

    public long natural() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = octet();
            value |= (long) (next & LOW) << shift;
            shift += SEVEN;
        } while (next >= MORE);
        return value;
    }

    /** Any number; the nearer to zero the shorter. */
    public void number(long value) {
        natural((value << 1) ^ (value >> 63));
    }

    public long number() {
        long natural = natural();
        return (natural >>> 1) ^ -(natural & 1);
    }

    /** A text; null reads as empty. */
    public void text(String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        octets(utf8);
    }

    public String text() {
        return new String(octets((int) number()), StandardCharsets.UTF_8);
    }

    /** A text; empty reads as null. */
    public String textOrNull() {
        String text = text();
        return text.isEmpty() ? null : text;
    }
}
