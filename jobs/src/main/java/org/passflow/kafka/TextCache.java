package org.passflow.kafka;

import java.util.Arrays;

/** Gives the same string for the same characters where texts repeat, as site ids do: saves building them anew. */
final class TextCache {
    private static final int SLOTS = 4096;
    /** Longer texts are seldom repeated. */
    private static final int MAX_LENGTH = 64;

    private final Held[] slots = new Held[SLOTS];

    /** A text, and its characters, which are compared faster. */
    private record Held(String text, char[] characters) {}

    String get(char[] text, int start, int length) {
        if (length > MAX_LENGTH) {
            return new String(text, start, length);
        }
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        Held held = slots[slot];
        if (held != null && Arrays.equals(held.characters, 0, held.characters.length, text, start, start + length)) {
            return held.text;
        }
        String fresh = new String(text, start, length);
        slots[slot] = new Held(fresh, fresh.toCharArray());
        return fresh;
    }
}
