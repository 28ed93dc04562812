package org.passflow.kafka;

/** Gives the same string for the same characters where texts repeat, as site ids do: saves building them anew. */
final class TextCache {
    private static final int SLOTS = 4096;
    /** Longer texts are seldom repeated. */
    private static final int MAX_LENGTH = 64;

    private final String[] slots = new String[SLOTS];

    String get(char[] text, int start, int length) {
        if (length > MAX_LENGTH) {
            return new String(text, start, length);
        }
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ hash >>> 16) & (SLOTS - 1);
        String held = slots[slot];
        if (held != null && equal(held, text, start, length)) {
            return held;
        }
        String fresh = new String(text, start, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean equal(String held, char[] text, int start, int length) {
        if (held.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (held.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
