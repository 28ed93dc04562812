package org.passflow.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.passflow.board.BoardQueries;
import org.passflow.board.KeptAnswers;
import org.passflow.registry.ReferenceLoader;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.Migrations;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow migrate}: builds the tables and views of a database and loads regions and calendar. */
@Command(
        name = "migrate",
        description = "Creates ClickHouse's tables and views with regions and calendar, or brings them up to date.",
        mixinStandardHelpOptions = true)
public final class MigrateCommand implements Callable<Integer> {
    private static final String PASSWORD = "PASSFLOW_MIGRATOR_PASSWORD";

    @Mixin
    private DataFolder data;

    @Option(
            names = "--database",
            defaultValue = "passflow",
            description = "passflow or passflow_… (default: ${DEFAULT-VALUE})")
    private String database;

    @Option(
            names = "--url",
            paramLabel = "http[s]://HOST:PORT",
            description = "HTTP address of another ClickHouse than this machine's; the password of its user migrator is"
                    + " in the environment variable " + PASSWORD)
    private String url;

    @Mixin
    private CaOption ca;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT,…",
            description = "brokers as ClickHouse reaches them, to which it sends what people do about alerts"
                    + " (default: this machine's; required with --url)")
    private String kafka;

    @Option(names = "--prefix", defaultValue = "", description = "put before each topic's name")
    private String prefix;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ClickHouseHttp server = server();
        List<String> applied = Migrations.ofThisBuild().apply(server, database, new KafkaAddress(brokers(), prefix));
        List<String> kept = new KeptAnswers(BoardQueries.ofThisBuild()).apply(server, database);
        List<String> loaded = new ReferenceLoader(server, database).load();
        applied.forEach(step -> System.out.println("Applied " + step));
        kept.forEach(table -> System.out.println("Keeps answers of the board in " + table));
        loaded.forEach(table -> System.out.println("Loaded " + table));
        System.out.println(applied.isEmpty() ? database + " is up to date." : applied.size() + " steps applied.");
        return 0;
    }

    private String brokers() {
        if (kafka == null && url != null) {
            throw new StackException(
                    "--kafka is required with --url: without brokers no action of a person would reach the job");
        }
        return kafka == null ? data.running().ports().kafkaServers() : kafka;
    }

    private ClickHouseHttp server() {
        if (url == null) {
            return data.clickHouse("migrator");
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new StackException(PASSWORD + " is not set");
        }
        return ca.connect(url, "migrator", password);
    }
}
