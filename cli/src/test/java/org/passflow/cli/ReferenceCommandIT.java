package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.kafka.KafkaSettings;
import org.passflow.kafka.ReferenceReader;
import org.passflow.reference.ReferenceVersion;
import org.passflow.registry.ReferenceLoader;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Reference data as an operator handles it, with the real Kafka and ClickHouse. */
@ExtendWith(StackExtension.class)
class ReferenceCommandIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void whatWasPutIsListedAsOfItsTime(TestInstallation installation) throws IOException {
        put(installation, "{\"schema_version\":1,\"region\":\"1410\",\"level\":1,\"valid_from\":1577808000000}");
        put(
                installation,
                "{\"schema_version\":1,\"region\":\"1410\",\"level\":2}",
                "{\"schema_version\":1,\"region\":\"99\",\"level\":3}");

        assertThat(err.toString()).contains("response-levels.jsonl:2: region 99 is not known");
        assertThat(run(installation, "list", "response-levels", "1410")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo("{\"schema_version\":1,\"region\":\"1410\",\"level\":1,\"valid_from\":1577808000000}");
        assertThat(run(installation, "list", "response-levels", "--at", "2099-01-01T00:00:00+08:00"))
                .isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(line -> assertThat(line).contains("\"1410\",\"level\":2"), line -> assertThat(line)
                        .contains("\"99\",\"level\":3"));
        assertThat(run(installation, "list", "response-levels", "14")).isEqualTo(1);
    }

    @Test
    void readerFindsEveryVersionAndMissesNoTopic(TestInstallation installation) throws IOException {
        Path units = Files.writeString(
                folder.resolve("units.jsonl"), "{\"schema_version\":1,\"unit_id\":\"office\",\"valid_from\":0}\n");
        for (int time = 0; time < 2; time++) {
            assertThat(run(installation, "put", "units", units.toString())).isZero();
        }

        assertThat(reader(installation, installation.prefix()).read())
                .filteredOn(version -> version.unit() != null)
                .extracting(ReferenceVersion::id)
                .containsExactly("office", "office");
        assertThatThrownBy(() -> reader(installation, "nowhere-").read())
                .isInstanceOf(KafkaException.class)
                .hasMessageStartingWith("There is no topic nowhere-sites at ");
    }

    @Test
    void filesAreLoadedOnceAndOnlyWhatDiffersAgain(TestInstallation installation)
            throws IOException, InterruptedException {
        ClickHouseHttp migrator = installation.test().stack().clickHouse().as("migrator");
        ReferenceLoader loader = new ReferenceLoader(migrator, installation.database());
        assertThat(loader.load()).isEmpty();

        migrator.execute("INSERT INTO %s.regions (code, name_zh, population) VALUES ('14', '山东省', 1), ('99', '无', 1)"
                .formatted(installation.database()));

        assertThat(loader.load()).containsExactly("regions: 1 rows new or changed, 1 removed");
        assertThat(installation.query("SELECT name_zh, tier, parent FROM {db}.v_regions WHERE code IN ('14', '99')"))
                .hasToString("[{\"name_zh\":\"山西省\",\"tier\":\"PROVINCE\",\"parent\":\"\"}]");
        assertThat(installation.query("SELECT kind FROM {db}.v_calendar WHERE date = '2022-02-01'"))
                .hasToString("[{\"kind\":\"HOLIDAY\"}]");
        assertThat(installation.query("SELECT county FROM {db}.v_area_aliases WHERE alias = '刘北村'"))
                .hasToString("[{\"county\":\"141002\"}]");
    }

    private static ReferenceReader reader(TestInstallation installation, String prefix) {
        return new ReferenceReader(new KafkaSettings(installation.kafkaServers(), prefix), PATIENCE);
    }

    private void put(TestInstallation installation, String... versions) throws IOException {
        Path file = Files.write(folder.resolve("response-levels.jsonl"), List.of(versions));

        assertThat(run(installation, "put", "response-levels", file.toString())).isZero();
        assertThat(out.toString()).contains(versions.length + " versions sent");
    }

    private int run(TestInstallation installation, String command, String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("reference", command));
        all.addAll(List.of("--bootstrap-servers", installation.kafkaServers(), "--prefix", installation.prefix()));
        all.addAll(List.of(arguments));
        return Passflow.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
