package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbered steps that build the tables and views of a database, each applied once and recorded in {@code
 * schema_migrations}. Every view is then given its definer, so that who may read it need not be let at the tables behind.
 * Statements that name Kafka are repeated each time, and replace what they made: brokers move.
 *
 * @param steps in the order of their numbers
 */
public record Migrations(List<Step> steps) {
    private static final String FOLDER = "schemas/clickhouse";
    private static final Pattern FILE = Pattern.compile("V(\\d+)__(.+)\\.sql");
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";[ \\t]*$", Pattern.MULTILINE);

    /** Databases that the users of {@code users.xml} have rights on. */
    private static final Pattern DATABASE = Pattern.compile("passflow(_[a-z0-9_]+)?");

    private static final String DEFINER = "migrator";

    /**
     * One file of statements, each ended by a semicolon at the end of a line.
     *
     * @param name of the file
     */
    public record Step(int number, String name, String sql) {
        String checksum() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        List<String> statements() {
            return END_OF_STATEMENT
                    .splitAsStream(sql)
                    .map(String::strip)
                    .filter(statement -> !withoutComments(statement).isBlank())
                    .toList();
        }

        private static String withoutComments(String statement) {
            return statement.replaceAll("(?m)^\\s*--.*$", "");
        }
    }

    /** Those that this build of passflow brings. */
    public static Migrations ofThisBuild() {
        URL folder = Migrations.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("No " + FOLDER + " on the class path");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return new Migrations(read(Path.of(uri)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return new Migrations(read(jar.getPath(FOLDER)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Creates the database if there is none and applies what it lacks; returns the names of the steps applied.
     *
     * @param server as the user migrator
     * @param kafka where the actions of people go
     * @throws StackException if a step that was applied has changed since
     */
    public List<String> apply(ClickHouseHttp server, String database, KafkaAddress kafka)
            throws IOException, InterruptedException {
        return apply(ClickHouseServers.one(server), database, kafka);
    }

    /**
     * The same on every server of an installation, statement by statement.
     *
     * @throws StackException also if they have not come equally far, or have tables of the other kind
     */
    public List<String> apply(ClickHouseServers servers, String database, KafkaAddress kafka)
            throws IOException, InterruptedException {
        requireOurs(database);
        for (ClickHouseHttp server : servers.all()) {
            prepare(server, database);
        }
        servers.requireTablesOfTheirKind(database);
        Map<Integer, String> applied = appliedToAll(servers, database);
        List<String> now = new ArrayList<>();
        for (Step step : steps) {
            String checksum = applied.get(step.number());
            if (checksum == null) {
                apply(servers, database, step, kafka);
                now.add(step.name());
            } else if (!checksum.equals(step.checksum())) {
                throw new StackException("%s has changed since it was applied to %s; write a new step instead."
                        .formatted(step.name(), database));
            } else {
                pointAt(servers, database, step, kafka);
            }
        }
        for (ClickHouseHttp server : servers.all()) {
            giveViewsTheirDefiner(server, database);
        }
        return now;
    }

    /** What is done is written down on each server for itself: each makes its own tables. */
    private static void prepare(ClickHouseHttp server, String database) throws IOException, InterruptedException {
        server.execute("CREATE DATABASE IF NOT EXISTS %s ENGINE = Atomic".formatted(database));
        server.execute(
                """
                CREATE TABLE IF NOT EXISTS %s.schema_migrations
                (
                    number     UInt32 COMMENT '序号 · number of the step',
                    name       String COMMENT '文件名 · name of its file',
                    checksum   String COMMENT '校验和 · SHA-256 of its text, hexadecimal',
                    applied_at DateTime64(3, 'UTC') DEFAULT now64(3) COMMENT '执行时间(UTC) · when it was applied, UTC'
                )
                ENGINE = MergeTree ORDER BY number
                COMMENT '结构变更记录 · the steps that built this database'"""
                        .formatted(database));
    }

    private static void apply(ClickHouseServers servers, String database, Step step, KafkaAddress kafka)
            throws IOException, InterruptedException {
        for (String statement : step.statements()) {
            send(servers, database, step, kafka.fill(statement));
        }
        for (ClickHouseHttp server : servers.all()) {
            server.execute("INSERT INTO %s.schema_migrations (number, name, checksum) VALUES (%d, '%s', '%s')"
                    .formatted(database, step.number(), step.name(), step.checksum()));
        }
    }

    private static void pointAt(ClickHouseServers servers, String database, Step step, KafkaAddress kafka)
            throws IOException, InterruptedException {
        for (String statement : step.statements()) {
            if (KafkaAddress.isNamedIn(statement)) {
                send(servers, database, step, kafka.fill(statement));
            }
        }
    }

    private static void send(ClickHouseServers servers, String database, Step step, String statement)
            throws IOException, InterruptedException {
        try {
            servers.send(statement, database);
        } catch (ClickHouseHttp.Refused e) {
            throw new StackException("%s failed: %s\nin: %s".formatted(step.name(), e.getMessage(), statement), e);
        }
    }

    private static Map<Integer, String> appliedToAll(ClickHouseServers servers, String database)
            throws IOException, InterruptedException {
        Map<Integer, String> first = applied(servers.first(), database);
        for (ClickHouseHttp server : servers.all()) {
            if (!applied(server, database).equals(first)) {
                throw new StackException(
                        "%s and %s have not the same steps applied to %s: docs/operations.md, Replicated tables"
                                .formatted(servers.first().url(), server.url(), database));
            }
        }
        return first;
    }

    private static Map<Integer, String> applied(ClickHouseHttp server, String database)
            throws IOException, InterruptedException {
        Map<Integer, String> checksums = new HashMap<>();
        for (JsonNode row : server.query("SELECT number, checksum FROM " + database + ".schema_migrations")) {
            checksums.put(row.get("number").asInt(), row.get("checksum").asText());
        }
        return checksums;
    }

    private static void giveViewsTheirDefiner(ClickHouseHttp server, String database)
            throws IOException, InterruptedException {
        String without =
                "SELECT name FROM system.tables WHERE database = '%s' AND engine IN ('%s', '%s') AND definer != '%s'"
                        .formatted(database, "View", "MaterializedView", DEFINER);
        for (JsonNode view : server.query(without)) {
            server.execute("ALTER TABLE %s.%s MODIFY SQL SECURITY DEFINER DEFINER = %s"
                    .formatted(database, view.get("name").asText(), DEFINER));
        }
    }

    private static void requireOurs(String database) {
        if (!DATABASE.matcher(database).matches()) {
            throw new StackException("A database of passflow is named passflow or passflow_…, not " + database);
        }
    }

    static List<Step> read(Path folder) throws IOException {
        Map<Integer, Step> steps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    Step step = new Step(Integer.parseInt(name.group(1)), name.group(), Files.readString(file));
                    Step other = steps.put(step.number(), step);
                    if (other != null) {
                        throw new StackException(
                                "Two steps have one number: %s and %s".formatted(other.name(), step.name()));
                    }
                }
            }
        }
        return List.copyOf(steps.values());
    }
}
