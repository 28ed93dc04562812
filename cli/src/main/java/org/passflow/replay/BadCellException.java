package org.passflow.replay;

/** A cell that its mapping cannot turn into a value; the message names the column and never more than one cell. */
public final class BadCellException extends Exception {

    private static final long serialVersionUID = 1;

    public BadCellException(String column, String problem) {
        super("column " + column + ": " + problem);
    }
}
