package org.passflow.registry;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.passflow.replay.BadCellException;
import org.passflow.replay.Cells;
import org.passflow.replay.CsvTable;
import org.passflow.replay.MappingException;
import org.passflow.replay.RejectedRow;
import org.passflow.stack.StackException;

/**
 * A table of ClickHouse that holds what stands in a CSV file of its name.
 *
 * @param columns of the file and the table, those of the key first
 * @param keyColumns how many of them tell rows apart
 */
record LoadedTable(String name, List<Column> columns, int keyColumns) {

    static final LoadedTable REGIONS = new LoadedTable(
            "regions",
            List.of(
                    new Column("code", Format.DIVISION_CODE),
                    new Column("name_zh", Format.TEXT),
                    new Column("name_en", Format.TEXT),
                    new Column("population", Format.NUMBER_OR_NONE)),
            1);

    static final LoadedTable CALENDAR = new LoadedTable(
            "calendar",
            List.of(
                    new Column("date", Format.DATE),
                    new Column("kind", Format.CODE),
                    new Column("phase", Format.CODE_OR_NONE),
                    new Column("name_zh", Format.TEXT_OR_NONE),
                    new Column("name_en", Format.TEXT_OR_NONE)),
            1);

    static final LoadedTable AREA_ALIASES = new LoadedTable(
            "area_aliases", List.of(new Column("alias", Format.TEXT), new Column("code", Format.DIVISION_CODE)), 2);

    static final List<LoadedTable> ALL = List.of(REGIONS, CALENDAR, AREA_ALIASES);

    /** A column and how its cells are written. */
    record Column(String name, Format format) {}

    /** How a cell is written. */
    enum Format {
        DIVISION_CODE("a division code of 2, 4, 6, 9 or 12 digits", "\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12}"),
        TEXT("text", ".{1,256}"),
        TEXT_OR_NONE("text of at most 256 characters", ".{0,256}"),
        CODE("a code in capital letters", "[A-Z][A-Z_]{0,63}"),
        CODE_OR_NONE("a code in capital letters, or empty", "([A-Z][A-Z_]{0,63})?"),
        NUMBER_OR_NONE("a number up to 999999999, or empty", "(0|[1-9]\\d{0,8})?"),
        DATE("a date like 2022-01-31, 1970 to 2149", "\\d{4}-\\d{2}-\\d{2}");

        /** What the column type Date can hold. */
        private static final LocalDate LAST_DATE = LocalDate.of(2149, 6, 6);

        private final String description;
        private final Pattern pattern;

        Format(String description, String pattern) {
            this.description = description;
            this.pattern = Pattern.compile(pattern);
        }

        private boolean fits(String cell) {
            return pattern.matcher(cell).matches() && (this != DATE || isDate(cell));
        }

        private static boolean isDate(String cell) {
            try {
                LocalDate date = LocalDate.parse(cell);
                return !date.isBefore(LocalDate.EPOCH) && !date.isAfter(LAST_DATE);
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        /** As the table holds it. */
        private String value(String cell) {
            return this == NUMBER_OR_NONE && cell.isEmpty() ? null : cell;
        }
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    /** The part of a row that tells it from the others. */
    List<String> key(List<String> row) {
        return row.subList(0, keyColumns);
    }

    /**
     * Reads the rows of a file, by their key; a cell without a value is null.
     *
     * @param content is closed
     * @throws StackException naming every problem with the line on which it stands
     */
    Map<List<String>, List<String>> read(InputStream content) throws IOException {
        String file = name + ".csv";
        Map<List<String>, List<String>> rows = new LinkedHashMap<>();
        try {
            List<RejectedRow> problems = CsvTable.read(file, content, Set.copyOf(columnNames()), (cells, number) -> {
                List<String> row = row(cells);
                if (rows.putIfAbsent(key(row), row) != null) {
                    throw new BadCellException(columns.get(0).name(), key(row) + " stands there twice");
                }
            });
            if (!problems.isEmpty()) {
                throw new StackException("Nothing was loaded:\n  "
                        + String.join(
                                "\n  ",
                                problems.stream().map(RejectedRow::toString).toList()));
            }
        } catch (MappingException e) {
            throw new StackException(e.getMessage(), e);
        }
        return rows;
    }

    private List<String> row(Cells cells) throws BadCellException {
        List<String> row = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Column column : columns) {
            String cell = cells.get(column.name());
            if (!column.format().fits(cell)) {
                problems.add("column %s: '%s' is not %s".formatted(column.name(), cell, column.format().description));
            }
            row.add(column.format().value(cell));
        }
        if (!problems.isEmpty()) {
            throw new BadCellException(problems);
        }
        return row;
    }
}
