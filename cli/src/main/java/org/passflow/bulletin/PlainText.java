package org.passflow.bulletin;

import static org.passflow.watch.TerminalText.width;

import java.util.ArrayList;
import java.util.List;

/** A bulletin in a terminal. */
public record PlainText(Bulletin bulletin) {

    /** Its lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(bulletin.title()));
        lines.addAll(bulletin.lines());
        for (Table table : bulletin.tables()) {
            lines.add("");
            lines.add(table.title());
            lines.addAll(lines(table));
        }
        lines.add("");
        lines.addAll(bulletin.notes());
        return lines;
    }

    private static List<String> lines(Table table) {
        int[] widths = new int[table.head().size()];
        for (List<String> row : table.headAndRows()) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return table.headAndRows().stream()
                .map(row -> line(row, widths, table.names()))
                .toList();
    }

    private static String line(List<String> row, int[] widths, int names) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String fill = " ".repeat(widths[column] - width(cell));
            line.append(column < names ? cell + fill : fill + cell).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
