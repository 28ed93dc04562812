package org.passflow.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A file of the reference data that this build brings along. */
record ShippedFile(String name) {

    private static final String FOLDER = "schemas/reference/";

    private interface Reading<T> {
        T read(BufferedReader file) throws IOException;
    }

    /** Its lines, of a file of JSON lines. */
    List<String> lines() {
        return read(file -> file.lines().toList());
    }

    /** Its rows by the names of the columns, of a CSV file with a header. */
    List<Map<String, String>> rows() {
        return read(file -> {
            try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                    .readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(file)) {
                return rows.readAll();
            }
        });
    }

    private <T> T read(Reading<T> reading) {
        try (InputStream file = ShippedFile.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + " is not on the class path");
            }
            return reading.read(new BufferedReader(new InputStreamReader(file, UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(FOLDER + name + " cannot be read", e);
        }
    }
}
