package org.passflow.watch;

/** Text measured in columns of a terminal, where a Chinese character takes two. */
public final class TerminalText {
    private static final int FIRST_WIDE = 0x2E80;

    private TerminalText() {}

    /** Columns that a text takes. */
    public static int width(CharSequence text) {
        return text.chars().map(c -> c >= FIRST_WIDE ? 2 : 1).sum();
    }

    /** The text, or as much of its beginning as fits with an ellipsis. */
    public static String fit(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int end = 0;
        for (int used = 1; used <= columns; end++) {
            used += text.charAt(end) >= FIRST_WIDE ? 2 : 1;
        }
        return text.substring(0, end - 1) + '…';
    }
}
