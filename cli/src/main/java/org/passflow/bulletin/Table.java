package org.passflow.bulletin;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a bulletin.
 *
 * @param names how many columns from the left are names; the others are numbers
 */
record Table(String title, int names, List<String> head, List<List<String>> rows) {

    List<List<String>> headAndRows() {
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        return all;
    }
}
