package org.passflow.stack;

import javax.net.ssl.SSLException;

/** What a failure says to who can do something about it. */
public final class FailureText {
    private FailureText() {}

    /** Its message; where a certificate was refused also why, which lies deeper. */
    public static String of(Throwable problem) {
        String text = String.valueOf(problem.getMessage());
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException && !text.contains(String.valueOf(cause.getMessage()))) {
                return text + ": " + cause.getMessage();
            }
        }
        return text;
    }
}
