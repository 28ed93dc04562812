package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real ClickHouse servers on one real ZooKeeper. The engine of one machine cannot be given the port on which replicas fetch
 * from each other, and so keeps replicated tables read-only: what it can show is that every server takes every table and view,
 * and that Keeper knows the tables as replicas of each other. Rows, and the statements that Keeper passes on, need a server of
 * its own.
 */
class ReplicationIT {
    private static final String DATABASE = "passflow_replicationit";
    private static final String HALF = DATABASE + "_half";
    private static final KafkaAddress KAFKA = new KafkaAddress("127.0.0.1:1", "");

    private static final List<ClickHouseServer> REPLICAS = new ArrayList<>();

    @TempDir
    private static Path folder;

    private static ZooKeeperServer keeper;

    @BeforeAll
    static void startKeeperAndReplicas() throws IOException, InterruptedException {
        Installation installation = new Installation(Path.of(".."));
        StackSettings settings = settings("keeper");
        keeper = new ZooKeeperServer(installation, settings);
        keeper.start();
        keeper.process().awaitHealthy();
        for (String replica : List.of("a", "b")) {
            StackSettings own = settings(replica);
            Path more = Files.createDirectories(own.data().resolve("clickhouse/config.d"));
            Files.writeString(more.resolve("replica.xml"), configuration(settings.ports(), replica));
            ClickHouseServer server = new ClickHouseServer(installation, own, line -> {});
            REPLICAS.add(server);
            server.start();
            server.process().awaitHealthy();
        }
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(replica -> replica.process().stop());
        keeper.process().stop();
    }

    @Test
    void everyServerTakesEveryTableAndViewAndKeeperKnowsThemAsReplicas() throws IOException, InterruptedException {
        Migrations creations = withOnly(statement -> !ClickHouseServers.isPassedOn(statement));
        int tables = (int) statements(creations)
                .filter(statement -> statement.contains("MergeTree"))
                .count();

        List<String> applied = creations.apply(servers(), DATABASE, KAFKA);

        assertThat(applied).hasSize(Migrations.ofThisBuild().steps().size());
        for (ClickHouseHttp server : servers().all()) {
            List<JsonNode> kept = server.query(
                    "SELECT table, zookeeper_path FROM system.replicas WHERE database = '%s'".formatted(DATABASE));
            assertThat(kept).hasSize(tables).allSatisfy(table -> assertThat(
                            table.path("zookeeper_path").asText())
                    .isEqualTo(
                            "/clickhouse/tables/1/%s/%s",
                            DATABASE, table.path("table").asText()));
            assertThat(server.query(
                                    "SELECT total_replicas FROM system.replicas WHERE database = '%s' AND table = 'flow_1m'"
                                            .formatted(DATABASE))
                            .get(0)
                            .path("total_replicas")
                            .asInt())
                    .isEqualTo(2);
            for (JsonNode view : server.query(
                    "SELECT name FROM system.tables WHERE database = '%s' AND engine = 'View'".formatted(DATABASE))) {
                server.query("SELECT * FROM %s.%s LIMIT 1"
                        .formatted(DATABASE, view.path("name").asText()));
            }
        }
        assertThat(creations.apply(servers(), DATABASE, KAFKA)).isEmpty();
    }

    @Test
    void installationThatIsHalfReplicatedIsRefused() throws IOException, InterruptedException {
        Migrations first =
                new Migrations(List.of(Migrations.ofThisBuild().steps().get(0)));
        ClickHouseServers both = servers();
        ClickHouseHttp a = both.first();

        first.apply(new ClickHouseServers(List.of(a), true), HALF, KAFKA);

        assertThatThrownBy(() -> first.apply(both, HALF, KAFKA))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("have not the same steps applied");
        assertThatThrownBy(() -> first.apply(a, HALF, KAFKA))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("are replicated");
    }

    private static ClickHouseServers servers() {
        return new ClickHouseServers(
                REPLICAS.stream().map(replica -> replica.as("migrator")).toList(), true);
    }

    private static Migrations withOnly(Predicate<String> wanted) {
        return new Migrations(Migrations.ofThisBuild().steps().stream()
                .map(step -> new Migrations.Step(
                        step.number(),
                        step.name(),
                        step.statements().stream().filter(wanted).collect(Collectors.joining(";\n", "", ";\n"))))
                .toList());
    }

    private static Stream<String> statements(Migrations migrations) {
        return migrations.steps().stream().flatMap(step -> step.statements().stream());
    }

    private static StackSettings settings(String name) throws IOException {
        StackSettings settings = StackSettings.in(folder.resolve(name)).withPorts(Ports.free());
        settings.createLogs();
        return settings;
    }

    private static String configuration(Ports keeper, String replica) {
        return """
               <clickhouse>
                   <zookeeper><node><host>%s</host><port>%d</port></node></zookeeper>
                   <macros><shard>1</shard><replica>%s</replica></macros>
               </clickhouse>
               """
                .formatted(Ports.HOST, keeper.zooKeeper(), replica);
    }
}
