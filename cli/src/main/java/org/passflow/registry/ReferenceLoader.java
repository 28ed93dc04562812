package org.passflow.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.StackException;

/**
 * Brings regions, calendar and area aliases of a database to what the files of this build say: one insert a table with
 * what is new, has changed or is gone, and none where nothing did.
 */
public final class ReferenceLoader {

    private static final String FOLDER = "schemas/reference/";
    private static final JsonMapper JSON = new JsonMapper();

    private final ClickHouseHttp server;
    private final String database;

    /** Loads into a database that has been migrated, as the user migrator. */
    public ReferenceLoader(ClickHouseHttp server, String database) {
        this.server = server;
        this.database = database;
    }

    /**
     * Loads all files; returns what was done, a line for each table that was changed.
     *
     * @throws StackException when a file cannot be used; then nothing was loaded
     */
    public List<String> load() throws IOException, InterruptedException {
        Map<LoadedTable, Map<List<String>, List<String>>> files = new LinkedHashMap<>();
        for (LoadedTable table : LoadedTable.ALL) {
            files.put(table, read(table));
        }
        List<String> done = new ArrayList<>();
        for (Map.Entry<LoadedTable, Map<List<String>, List<String>>> file : files.entrySet()) {
            load(file.getKey(), file.getValue(), done);
        }
        return done;
    }

    /** The division codes of the regions that this build brings. */
    public static Set<String> shippedRegions() throws IOException {
        return read(LoadedTable.REGIONS).keySet().stream()
                .map(key -> key.get(0))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Map<List<String>, List<String>> read(LoadedTable table) throws IOException {
        String name = FOLDER + table.name() + ".csv";
        try (InputStream file = ReferenceLoader.class.getClassLoader().getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No " + name + " on the class path");
            }
            return table.read(file);
        }
    }

    /** Takes over one file, and notes what that changed. */
    void load(LoadedTable table, Map<List<String>, List<String>> wanted, List<String> done)
            throws IOException, InterruptedException {
        Map<List<String>, List<String>> gone = stored(table);
        List<String> changes = new ArrayList<>();
        for (Map.Entry<List<String>, List<String>> row : wanted.entrySet()) {
            if (!row.getValue().equals(gone.remove(row.getKey()))) {
                changes.add(json(table, row.getValue(), false));
            }
        }
        int changed = changes.size();
        gone.values().forEach(row -> changes.add(json(table, row, true)));
        if (!changes.isEmpty()) {
            String insert = "INSERT INTO %s.%s (%s, is_deleted) FORMAT JSONEachRow\n"
                    .formatted(database, table.name(), String.join(", ", table.columnNames()));
            server.send(insert + String.join("\n", changes), Map.of("async_insert", "0"));
            done.add("%s: %d rows new or changed, %d removed".formatted(table.name(), changed, gone.size()));
        }
    }

    private Map<List<String>, List<String>> stored(LoadedTable table) throws IOException, InterruptedException {
        String select =
                "SELECT %s FROM %s.%s FINAL".formatted(String.join(", ", table.columnNames()), database, table.name());
        Map<List<String>, List<String>> rows = new HashMap<>();
        for (JsonNode node : server.query(select)) {
            List<String> row = new ArrayList<>();
            for (String column : table.columnNames()) {
                row.add(node.get(column).isNull() ? null : node.get(column).asText());
            }
            rows.put(table.key(row), row);
        }
        return rows;
    }

    private static String json(LoadedTable table, List<String> row, boolean isDeleted) {
        ObjectNode node = JSON.createObjectNode();
        for (int i = 0; i < row.size(); i++) {
            node.put(table.columnNames().get(i), row.get(i));
        }
        return node.put("is_deleted", isDeleted ? 1 : 0).toString();
    }
}
