package org.passflow.replay;

import java.util.List;

/** A mapping file, or a file it is to read, that cannot be used; the message names every problem. */
public final class MappingException extends Exception {

    private static final long serialVersionUID = 1;

    public MappingException(String file, List<String> problems) {
        super(file + " cannot be used:\n  " + String.join("\n  ", problems));
    }
}
