package org.passflow.stack;

/**
 * One thing that was looked at, and how it is.
 *
 * @param subject what was looked at, like {@code disk}
 * @param text what was found, and what to do about it where something is wrong
 */
public record Diagnosis(String subject, Verdict verdict, String text) {

    /** How it is. */
    public enum Verdict {
        GOOD,
        /** Works, but will not for long, or not as meant. */
        DOUBTFUL,
        /** Does not work. */
        BAD
    }

    static Diagnosis good(String subject, String text) {
        return new Diagnosis(subject, Verdict.GOOD, text);
    }

    static Diagnosis doubtful(String subject, String text) {
        return new Diagnosis(subject, Verdict.DOUBTFUL, text);
    }

    static Diagnosis bad(String subject, String text) {
        return new Diagnosis(subject, Verdict.BAD, text);
    }
}
