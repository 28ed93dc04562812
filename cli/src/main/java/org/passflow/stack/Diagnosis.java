package org.passflow.stack;

/**
 * One thing that was looked at, and how it is.
 *
 * @param subject what was looked at, like {@code disk}
 * @param text what was found, in one line
 * @param advice what to do about it; empty where all is well
 */
public record Diagnosis(String subject, Verdict verdict, String text, String advice) {

    /** How it is, from good to bad. */
    public enum Verdict {
        OK,
        /** Works, but will not for long, or not as meant. */
        WARN,
        /** Does not work. */
        FAIL
    }

    public static Diagnosis ok(String subject, String text) {
        return new Diagnosis(subject, Verdict.OK, text, "");
    }

    public static Diagnosis warn(String subject, String text, String advice) {
        return new Diagnosis(subject, Verdict.WARN, text, advice);
    }

    public static Diagnosis fail(String subject, String text, String advice) {
        return new Diagnosis(subject, Verdict.FAIL, text, advice);
    }
}
