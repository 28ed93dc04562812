package org.passflow.replay;

/**
 * A row that could not become an event.
 *
 * @param line line of the file on which the row ends, from 1
 */
public record RejectedRow(String file, long line, String problem) {

    @Override
    public String toString() {
        return file + ":" + line + ": " + problem;
    }
}
