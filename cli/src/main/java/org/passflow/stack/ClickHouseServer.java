package org.passflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A real ClickHouse server on loopback. It is {@code clickhouse local}, told to open its ports and then to read its
 * standard input, so that it ends in order when its parent closes that or dies.
 */
public final class ClickHouseServer {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final String SERVE_UNTIL_INPUT_ENDS = "SYSTEM START LISTEN HTTP; SYSTEM START LISTEN TCP; "
            + "SELECT * FROM file('/dev/stdin', 'LineAsString') FORMAT Null";
    /** Of clickhouse local, which ignores the level that its configuration gives: every query would leave twenty lines. */
    private static final String LOG_LEVEL = "information";

    private static final Set<String> ENVIRONMENT =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "JAVA_TOOL_OPTIONS");

    private static final long MEBIBYTE = 1024L * 1024L;

    private final Installation installation;
    private final StackSettings settings;
    private final Consumer<String> progress;
    private final Passwords passwords;
    private final ManagedProcess process;
    private List<String> local = List.of();

    ClickHouseServer(Installation installation, StackSettings settings, Consumer<String> progress) {
        this.installation = installation;
        this.settings = settings;
        this.progress = progress;
        this.passwords = Passwords.in(settings.data());
        this.process = new ManagedProcess(new ManagedProcess.Spec(
                "ClickHouse",
                this::command,
                files(),
                ClickHouseServer::environment,
                log(),
                this::answers,
                START_TIMEOUT));
    }

    public ManagedProcess process() {
        return process;
    }

    public Passwords passwords() {
        return passwords;
    }

    public String url() {
        return "http://" + Ports.HOST + ":" + settings.ports().clickHouseHttp();
    }

    /** To be queried as one of {@link Passwords#USERS}. */
    public ClickHouseHttp as(String user) {
        return new ClickHouseHttp(url(), user, passwords.of(user));
    }

    public String version() throws IOException, InterruptedException {
        return as("migrator")
                .query("SELECT version() AS version")
                .get(0)
                .get("version")
                .asText();
    }

    /** Whether its users are kept from files that are not its own, which its function {@code file} would read. */
    public boolean readsItsOwnFilesOnly() {
        return ClickHouseBinary.isBounded();
    }

    /** Installs the engine if there is none, writes the configuration and starts the server. */
    void start() throws InterruptedException {
        local = ClickHouseBinary.local(Folders.userCache(), folder(), progress);
        try {
            Files.createDirectories(folder().resolve("users.d"));
            Files.createDirectories(folder().resolve("config.d"));
            Files.writeString(users(), passwords.hashedIn(Files.readString(installation.clickHouseUsers())));
            copy(installation.clickHouseServer(), configuration());
            copy(installation.clickHouseBoard(), folder().resolve("config.d/board.xml"));
            Folders.copyFiles(installation.boardPage(), files().resolve("board"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Template.write("clickhouse-local-user.xml", folder().resolve("users.d/local.xml"), Map.of());
        Template.write(
                "clickhouse.xml",
                folder().resolve("config.d/one-machine.xml"),
                Map.of(
                        "LOG", log(),
                        "ERROR_LOG", settings.logs().resolve("clickhouse.err.log"),
                        "USERS", users(),
                        "BACKUPS", folder().resolve("backups"),
                        "MEMORY", settings.memory().clickHouse() * MEBIBYTE));
        process.start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(local);
        command.addAll(List.of(
                "--config-file", configuration().toString(),
                "--log-level", LOG_LEVEL,
                "--path", data().toString(),
                "--listen_host", Ports.HOST,
                "--http_port", Integer.toString(settings.ports().clickHouseHttp()),
                "--tcp_port", Integer.toString(settings.ports().clickHouseNative()),
                "--query", queryLogs() + SERVE_UNTIL_INPUT_ENDS));
        return command;
    }

    /** Users may read it ({@code /proc/self/environ}): nothing stays that could be a secret. */
    private static void environment(Map<String, String> inherited) {
        inherited.keySet().retainAll(ENVIRONMENT);
        inherited.put("PASSFLOW_CLICKHOUSE_CLIENTS", Ports.HOST);
    }

    private boolean answers() throws IOException, InterruptedException {
        return as("migrator").query("SELECT 1 AS one").size() == 1;
    }

    private String queryLogs() {
        try {
            return new QueryLogs(data(), folder().resolve("query-logs")).prepared();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path data() {
        return folder().resolve("data");
    }

    private Path folder() {
        return settings.data().resolve("clickhouse");
    }

    /** Its working directory, in which it finds the files that it serves. */
    private Path files() {
        return folder().resolve("files");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path configuration() {
        return folder().resolve("config.xml");
    }

    private Path users() {
        return folder().resolve("users.xml");
    }

    private Path log() {
        return settings.logs().resolve("clickhouse.log");
    }
}
