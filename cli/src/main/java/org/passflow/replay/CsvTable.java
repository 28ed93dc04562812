package org.passflow.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A CSV file in UTF-8 whose first line names its columns. */
public final class CsvTable {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    /** Takes one row after the other. */
    public interface RowReader {
        /** Takes the row with that number, from 1; the header is not counted. */
        void read(Cells cells, long rowNumber) throws BadCellException;
    }

    private CsvTable() {}

    /** The same of a file on disk. */
    public static List<RejectedRow> read(Path file, String name, Set<String> needed, RowReader reader)
            throws IOException, MappingException {
        try (InputStream content = Files.newInputStream(file)) {
            return read(name, content, needed, reader);
        }
    }

    /**
     * Reads all rows.
     *
     * @param name of the file, for messages
     * @param content is closed
     * @param needed columns that the file must have
     * @return the rows that the reader refused or that have more or fewer cells than the header
     * @throws MappingException when columns are missing or the file is no CSV
     */
    public static List<RejectedRow> read(String name, InputStream content, Set<String> needed, RowReader reader)
            throws IOException, MappingException {
        List<RejectedRow> rejected = new ArrayList<>();
        try (MappingIterator<List<String>> rows =
                CSV.readerForListOf(String.class).readValues(content)) {
            Map<String, Integer> columns = columns(name, rows, needed);
            for (long number = 1; rows.hasNextValue(); number++) {
                List<String> row = rows.nextValue();
                long line = rows.getParser().currentTokenLocation().getLineNr();
                try {
                    if (row.size() != columns.size()) {
                        throw new BadCellException("count", row.size() + " cells under " + columns.size() + " columns");
                    }
                    reader.read(new Cells(columns, row), number);
                } catch (BadCellException e) {
                    rejected.add(new RejectedRow(name, line, e.getMessage()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new MappingException(
                    name, List.of("line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage()));
        }
        return rejected;
    }

    private static Map<String, Integer> columns(String name, MappingIterator<List<String>> rows, Set<String> needed)
            throws IOException, MappingException {
        Map<String, Integer> columns = new HashMap<>();
        List<String> header = rows.hasNextValue() ? rows.nextValue() : List.of();
        List<String> problems = new ArrayList<>();
        for (String column : header) {
            if (columns.put(column.strip(), columns.size()) != null) {
                problems.add("column " + column + " is there twice");
            }
        }
        for (String column : needed) {
            if (!columns.containsKey(column)) {
                problems.add("column " + column + " is missing; the file has " + String.join(", ", header));
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingException(name, problems);
        }
        return columns;
    }
}
