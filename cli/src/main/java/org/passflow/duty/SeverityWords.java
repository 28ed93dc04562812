package org.passflow.duty;

import org.passflow.reference.Severity;

/** How a severity is said and coloured at the terminal; the words alone suffice where there is no colour. */
final class SeverityWords {
    private static final String BOLD_RED = "\033[1;31m";
    private static final String YELLOW = "\033[33m";
    private static final String CYAN = "\033[36m";

    private SeverityWords() {}

    /** In both languages. */
    static String of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "严重 CRITICAL";
            case WARNING -> "警告 WARNING";
            case NOTICE -> "提示 NOTICE";
        };
    }

    /** Switches the terminal to the colour. */
    static String colour(Severity severity) {
        return switch (severity) {
            case CRITICAL -> BOLD_RED;
            case WARNING -> YELLOW;
            case NOTICE -> CYAN;
        };
    }
}
