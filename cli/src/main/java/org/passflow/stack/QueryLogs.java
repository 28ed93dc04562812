package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * What was asked, over starts of the server. {@code clickhouse local} keeps the rows of {@code system.query_log} on disk
 * and forgets the table when it ends; the next start would then find its folder taken and keep nothing. So each start
 * attaches the logs of those before as {@code system.query_log_0}, {@code _1} …, as a server names them that finds a
 * log of another structure, and each has the definition that it was made with.
 */
final class QueryLogs {
    private static final String NAME = "query_log";
    private static final String DEFINITION = ".sql";

    private final Path tables;
    private final Path definitions;

    /**
     * @param data what the server has as its path
     * @param definitions folder in which the definitions of the logs are kept
     */
    QueryLogs(Path data, Path definitions) {
        this.tables = data.resolve("data").resolve("system");
        this.definitions = definitions;
    }

    /** Sets the log of the last start aside. Returns the statements that have to run before anybody is served. */
    String prepared() throws IOException {
        Files.createDirectories(definitions);
        int earlier = 0;
        while (Files.exists(table(numbered(earlier)))) {
            earlier++;
        }
        // Without a whole definition the server was killed before it served anybody: nothing was asked.
        if (Files.exists(table(NAME)) && Files.exists(definition(NAME)) && Files.size(definition(NAME)) > 0) {
            Files.copy(definition(NAME), definition(numbered(earlier)), StandardCopyOption.REPLACE_EXISTING);
            Files.move(table(NAME), table(numbered(earlier)));
            earlier++;
        }
        Folders.delete(table(NAME));
        StringBuilder statements = new StringBuilder();
        for (int number = 0; number < earlier; number++) {
            statements.append(attached(numbered(number))).append(";\n");
        }
        return statements
                .append("SYSTEM FLUSH LOGS;\n")
                .append("SELECT create_table_query FROM system.tables WHERE database = 'system' AND name = '%s'"
                        .formatted(NAME))
                .append(" INTO OUTFILE '%s' TRUNCATE FORMAT TSVRaw;\n"
                        .formatted(definition(NAME)
                                .toString()
                                .replace("\\", "\\\\")
                                .replace("'", "\\'")))
                .toString();
    }

    private String attached(String name) {
        try {
            return Files.readString(definition(name))
                    .strip()
                    .replaceFirst(
                            "^CREATE TABLE system\\." + NAME,
                            "ATTACH TABLE system.%s UUID '%s'".formatted(name, id(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String numbered(int number) {
        return NAME + "_" + number;
    }

    private Path table(String name) {
        return tables.resolve(name);
    }

    private Path definition(String name) {
        return definitions.resolve(name + DEFINITION);
    }
}
