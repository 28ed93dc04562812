package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.kafka.KafkaSettings;
import org.passflow.registry.ShippedReference;
import org.passflow.rules.RaisedAlert;
import org.passflow.rules.RuleTrial;
import org.passflow.rules.RuleVersions;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;

/** Rules as a duty officer handles them, with the real Kafka, Flink and ClickHouse. */
@ExtendWith(StackExtension.class)
class RulesCommandIT {

    private static final Instant MORNING = Instant.parse("2022-04-15T00:00:00Z");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void whatWasPutIsListedWithItsAuthorAndTraced(TestInstallation installation) {
        assertThat(run(installation, "put", "--rule", "fever", "--set", "celsius=99", "--set", "colour=1"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("celsius must be 37 to 42", "no setting colour", "author is missing", "Nothing was sent");

        String[] change = {"put", "--rule", "fever", "--set", "celsius=37.5", "--author", "Li", "--reason", "hot days"};
        assertThat(run(installation, change)).isZero();
        assertThat(out.toString()).contains("fever holds from ");
        String[] another = {"put", "--rule", "fever", "--disable", "--author", "Wang", "--reason", "drill"};
        assertThat(run(installation, another)).isZero();

        assertThat(run(installation, "list", "--rule", "fever", "--at", "2099-01-01T00:00:00+08:00"))
                .isZero();
        assertThat(out.toString()).contains("OWN", "off", "[celsius=37.5] (Wang: drill)");
        assertThat(run(installation, "history", "fever")).isZero();
        assertThat(out.toString()).contains("(Li: hot days)", "celsius 37.3 → 37.5", "(Wang: drill)", "→ false");
        assertThat(run(installation, "history", "drop")).isEqualTo(1);
    }

    @Test
    void triedRuleGivesTheAlertsOfTheJobAndThoseOfOtherSettings(TestInstallation installation) throws Exception {
        TestInstallation own = TestInstallation.create(installation.test(), "RulesTrial");
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.records(MORNING.toEpochMilli()));
        for (int minute = 1; minute <= 20; minute++) {
            String temperature = minute % 5 == 0 ? "37.4" : minute % 7 == 0 ? "38.2" : "36.5";
            records.add(person("e" + minute, temperature, MORNING.plusSeconds(60L * minute)));
        }
        new Scenario(own).feed(records);
        String job = own.submit(Scenario.JOB);
        own.awaitUntil(
                Duration.ofMinutes(3),
                () -> own.query("SELECT alert_id FROM {db}.alerts FINAL WHERE rule = 'fever'")
                                .size()
                        == 6);
        own.cancel(job);

        RuleTrial.Outcome same = tried(own, "37.3");
        RuleTrial.Outcome stricter = tried(own, "37.5");

        assertThat(same.did()).hasSize(6);
        assertThat(same.would()).containsExactlyInAnyOrderElementsOf(same.did());
        assertThat(stricter.would()).hasSize(2);
        assertThat(stricter.did())
                .extracting(RaisedAlert::id)
                .containsAll(stricter.would().stream().map(RaisedAlert::id).toList());
    }

    private RuleTrial.Outcome tried(TestInstallation installation, String celsius) throws Exception {
        String set =
                "{\"schema_version\":1,\"rule_id\":\"fever\",\"thresholds\":{\"celsius\":%s},\"author\":\"Li\",\"reason\":\"try\"}"
                        .formatted(celsius);
        RuleVersions versions = RuleVersions.check("set", List.of(set), Instant.EPOCH);
        assertThat(versions.problems()).isEmpty();
        return new RuleTrial(
                        new KafkaSettings(installation.kafkaServers(), installation.prefix()),
                        installation.test().installation(),
                        List.of("--time.idle", "500 ms"))
                .run(versions.entries().get(0), MORNING, Instant.MAX, Files.createDirectory(folder.resolve(celsius)));
    }

    private static ArrivingEvent person(String id, String temperature, Instant time) {
        String event = ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"exit-linfen-east\","
                        + "\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\",\"temperature_c\":%s}")
                .formatted(id, time.toEpochMilli(), temperature);
        return new ArrivingEvent(
                Topics.CHECKPOINT_EVENTS, "exit-linfen-east", event.getBytes(UTF_8), time.toEpochMilli());
    }

    private int run(TestInstallation installation, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("rules"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", installation.kafkaServers(), "--prefix", installation.prefix()));
        return Passflow.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }
}
