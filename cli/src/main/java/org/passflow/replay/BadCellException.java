package org.passflow.replay;

import java.util.List;

/** Cells of a row that cannot be turned into values; the message names the column, and never more of a row than them. */
public final class BadCellException extends Exception {

    private static final long serialVersionUID = 1;

    public BadCellException(String column, String problem) {
        super("column " + column + ": " + problem);
    }

    /** Of several cells, each with its column. */
    public BadCellException(List<String> problems) {
        super(String.join("; ", problems));
    }
}
