package org.passflow.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {

    private static final List<String> REQUIRED = List.of(
            "--kafka.bootstrap-servers", "127.0.0.1:9092", "--clickhouse.url", "jdbc:clickhouse://127.0.0.1/passflow");

    @Test
    void defaultsAreThoseOfTheDesign() {
        JobSettings settings = settings();

        assertThat(settings.time().rules().horizon()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.time().business().cut()).hasToString("04:00");
        assertThat(settings.feverCentidegrees()).isEqualTo(3730);
        assertThat(settings.ticksFromJob()).isTrue();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> JobSettings.from(
                        new String[] {
                            "--time.horizon",
                            "tomorrow",
                            "--time.zone",
                            "Mars/Base",
                            "--tick.from",
                            "job",
                            "--clickhouse.url",
                            "http://x",
                            "--count.fever",
                            "12"
                        },
                        Map.of()))
                .withMessageContainingAll(
                        "--kafka.bootstrap-servers is required",
                        "--time.horizon 'tomorrow'",
                        "--time.zone 'Mars/Base'",
                        "--tick.from is unknown",
                        "clickhouse.url must begin with",
                        "--count.fever '12'");
    }

    @Test
    void passwordComesFromAFileOrTheEnvironmentAndIsNeverShown(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");

        assertThat(settings("--clickhouse.password-file", file.toString())
                        .clickHouse()
                        .password())
                .isEqualTo("s3cret");
        JobSettings fromEnvironment =
                JobSettings.from(REQUIRED.toArray(String[]::new), Map.of("PASSFLOW_CLICKHOUSE_PASSWORD", "t0p"));
        assertThat(fromEnvironment.clickHouse().password()).isEqualTo("t0p");
        assertThat(fromEnvironment.toString()).doesNotContain("t0p");
    }

    @Test
    void aFileHoldsFlagsAndTheCommandLineOverrulesIt(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("passflow.properties"),
                """
                # brokers of the county
                kafka.bootstrap-servers = broker:9092
                clickhouse.url: jdbc:clickhouse://clickhouse:8123/passflow
                count.fever = 37.5
                time.horizon = 36 h
                """);

        JobSettings settings =
                JobSettings.from(new String[] {"--config", file.toString(), "--count.fever", "38.0"}, Map.of());

        assertThat(settings.kafka().bootstrapServers()).isEqualTo("broker:9092");
        assertThat(settings.clickHouse().url()).isEqualTo("jdbc:clickhouse://clickhouse:8123/passflow");
        assertThat(settings.time().rules().horizon()).isEqualTo(Duration.ofHours(36));
        assertThat(settings.feverCentidegrees()).isEqualTo(3800);
    }

    @Test
    void aFileThatIsMissingOrHoldsUnknownFlagsStopsTheStart(@TempDir Path folder) throws IOException {
        Path unknown = Files.writeString(folder.resolve("unknown.properties"), "kafka.brokers = broker:9092\n");

        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--config", folder.resolve("none").toString()))
                .withMessageContaining("--config '" + folder.resolve("none"));
        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--config", unknown.toString()))
                .withMessageContaining("--kafka.brokers is unknown");
    }

    @Test
    void everyFlagIsDocumentedAndNothingElseIs() throws IOException {
        List<String> documented = new ArrayList<>();
        var matcher = Pattern.compile("^\\| `--([a-z.-]+)`", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/settings.md")));
        while (matcher.find()) {
            documented.add(matcher.group(1));
        }

        assertThat(documented).containsExactlyInAnyOrderElementsOf(JobSettings.flags());
    }

    private static JobSettings settings(String... more) {
        return JobSettings.from(
                Stream.concat(REQUIRED.stream(), Stream.of(more)).toArray(String[]::new), Map.of());
    }
}
