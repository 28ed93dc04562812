package org.passflow.cli;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.passflow.board.BoardQueries;
import org.passflow.board.KeptAnswers;
import org.passflow.registry.ReferenceLoader;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.ClickHouseServers;
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
            paramLabel = "URL[,URL…]",
            split = ",",
            description =
                    "HTTP(S) address of another ClickHouse than this machine's, or of all replicas; the password of"
                            + " their user migrator is in the environment variable " + PASSWORD)
    private List<String> urls = List.of();

    @Option(
            names = "--replicated",
            description = "each server of --url keeps a replica of every table (ReplicatedReplacingMergeTree …); say it"
                    + " each time")
    private boolean replicated;

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
        ClickHouseServers servers = servers();
        List<String> applied = Migrations.ofThisBuild().apply(servers, database, new KafkaAddress(brokers(), prefix));
        Set<String> kept = new LinkedHashSet<>();
        for (ClickHouseHttp server : servers.all()) {
            kept.addAll(new KeptAnswers(BoardQueries.ofThisBuild()).apply(server, database));
        }
        List<String> loaded = new ReferenceLoader(servers.first(), database).load();
        applied.forEach(step -> System.out.println("Applied " + step));
        kept.forEach(table -> System.out.println("Keeps answers of the board in " + table));
        loaded.forEach(table -> System.out.println("Loaded " + table));
        System.out.println(applied.isEmpty() ? database + " is up to date." : applied.size() + " steps applied.");
        return 0;
    }

    private String brokers() {
        if (kafka == null && !urls.isEmpty()) {
            throw new StackException(
                    "--kafka is required with --url: without brokers no action of a person would reach the job");
        }
        return kafka == null ? data.running().ports().kafkaServers() : kafka;
    }

    private ClickHouseServers servers() {
        if (urls.isEmpty() && replicated) {
            throw new StackException("--replicated needs --url: the stack of one machine has one ClickHouse");
        }
        if (urls.isEmpty()) {
            return ClickHouseServers.one(data.clickHouse("migrator"));
        }
        String password = System.getenv(PASSWORD);
        if (password == null) {
            throw new StackException(PASSWORD + " is not set");
        }
        return new ClickHouseServers(
                urls.stream().map(url -> ca.connect(url, "migrator", password)).toList(), replicated);
    }
}
