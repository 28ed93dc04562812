package org.passflow.replay;

import java.util.List;
import java.util.Map;

/** The cells of one row by column name. */
public record Cells(Map<String, Integer> columns, List<String> row) {

    /** The cell without surrounding space; empty where there is nothing. */
    public String get(String column) {
        return row.get(columns.get(column)).strip();
    }
}
