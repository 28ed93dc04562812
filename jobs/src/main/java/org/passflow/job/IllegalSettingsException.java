package org.passflow.job;

import java.util.List;

/** The job cannot start with these settings; the message lists every problem on a line of its own. */
public final class IllegalSettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    IllegalSettingsException(List<String> problems) {
        super("the job cannot start:\n  " + String.join("\n  ", problems));
    }
}
