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

    /** Self-signed, of nobody. */
    private static final String CERTIFICATE =
            """
            -----BEGIN CERTIFICATE-----
            MIIBOjCB4aADAgECAghEGmv2gnpbuDAKBggqhkjOPQQDAjARMQ8wDQYDVQQDEwZu
            b2JvZHkwIBcNMjYxMTMwMTY0NTQ5WhgPMjEyNjExMDYxNjQ1NDlaMBExDzANBgNV
            BAMTBm5vYm9keTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOgvw2ObLYGS4vgQ
            F9UQQ2MCaCCYeyCwhvzfWKfk8w7sODB9fhnHZdSBqIu2kl3XmLGAMUR9YjYSeOVh
            fisrU6OjITAfMB0GA1UdDgQWBBTOCoNIOK/fmTtID+dSyQi+R+IqQTAKBggqhkjO
            PQQDAgNIADBFAiEAkv3kw0Etx4TrNsVoY6T/vOQ0R9RuRfnsFNdLQdSwZg8CIAOO
            MFJELyL9rExPFfPeekS0OXd0DYDihpHh/u2k75SL
            -----END CERTIFICATE-----
            """;

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
                        "clickhouse.url must be jdbc:clickhouse://",
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
                JobSettings.from(REQUIRED.toArray(String[]::new), Map.of("PASSFLOW_CLICKHOUSE_PASSWORD", "t0p\n"));
        assertThat(fromEnvironment.clickHouse().password()).isEqualTo("t0p");
        assertThat(fromEnvironment.toString()).doesNotContain("t0p");
    }

    @Test
    void filesSayHowConnectionsAreEncryptedAndWhatTheyHoldIsNeverShown(@TempDir Path folder) throws IOException {
        Path kafka = Files.writeString(
                folder.resolve("kafka.properties"),
                """
                security.protocol = SASL_SSL
                sasl.mechanism = SCRAM-SHA-512
                sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required \\
                    username="passflow" password="s3cret";
                """);
        Path ca = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);

        JobSettings settings = settings(
                "--kafka.properties", kafka.toString(),
                "--clickhouse.ca", ca.toString(),
                "--clickhouse.url", "jdbc:clickhouse:https://clickhouse:8443/passflow");

        assertThat(settings.kafka().client())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("bootstrap.servers", "127.0.0.1:9092");
        assertThat(settings.kafka().client().getProperty("sasl.jaas.config")).endsWith("password=\"s3cret\";");
        assertThat(settings.clickHouse().ca()).isEqualTo(CERTIFICATE);
        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    @Test
    void whatCannotEncryptAConnectionStopsTheStart(@TempDir Path folder) throws IOException {
        Path kafka = Files.writeString(
                folder.resolve("kafka.properties"),
                """
                bootstrap.servers = elsewhere:9092
                group.id = mine
                auto.offset.reset = latest
                ssl.truststore.locaton = /ca.pem
                ssl.client.auth = none
                """);
        Path protocol = Files.writeString(folder.resolve("protocol"), "security.protocol = SASL_TLS\n");
        Path none = folder.resolve("none");

        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--kafka.properties", kafka.toString(), "--clickhouse.ca", kafka.toString()))
                .withMessageContainingAll(
                        "--kafka.properties '" + kafka + "'",
                        "security.protocol is required",
                        "bootstrap.servers may not stand there",
                        "group.id may not stand there",
                        "auto.offset.reset may not stand there",
                        "ssl.truststore.locaton is unknown to Kafka's clients",
                        "ssl.client.auth is unknown to Kafka's clients",
                        "--clickhouse.ca '" + kafka + "': holds no certificate");
        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(
                        () -> settings("--kafka.properties", protocol.toString(), "--clickhouse.ca", none.toString()))
                .withMessageContainingAll(
                        "Invalid value SASL_TLS for configuration security.protocol",
                        "--clickhouse.ca '" + none + "': cannot be read");
        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--kafka.properties", none.toString()))
                .withMessageContaining("--kafka.properties '" + none + "': cannot be read");
    }

    @Test
    void aUrlHasNoParametersWhichCouldHoldAPasswordOrTurnOffWhatIsVerified(@TempDir Path folder) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), CERTIFICATE);

        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--clickhouse.url", "jdbc:clickhouse:https://host:8443/db?password=s3cret"))
                .withMessageContaining("without parameters")
                .withMessageNotContaining("s3cret");
        assertThatExceptionOfType(IllegalSettingsException.class)
                .isThrownBy(() -> settings("--clickhouse.ca", ca.toString()))
                .withMessageContaining(
                        "clickhouse.ca needs a clickhouse.url that begins with jdbc:clickhouse:https://");
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
