package org.passflow.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of regions and the spellings of villages and compounds, of this build or of a file in the same form. */
public final class AreaTables {

    private AreaTables() {}

    /**
     * Chinese names by division code.
     *
     * @param file null for those of this build
     */
    public static Map<String, String> regionNames(Path file) throws IOException {
        return rows(LoadedTable.REGIONS, file).stream().collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
    }

    /**
     * Spellings with their division codes, each a pair.
     *
     * @param file null for those of this build
     */
    public static List<List<String>> aliases(Path file) throws IOException {
        return rows(LoadedTable.AREA_ALIASES, file);
    }

    private static List<List<String>> rows(LoadedTable table, Path file) throws IOException {
        if (file == null) {
            return new ArrayList<>(ReferenceLoader.read(table).values());
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new ArrayList<>(table.read(content).values());
        }
    }
}
