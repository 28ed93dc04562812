package org.passflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.cli.LaunchedCommand;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.kafka.ConnectionFile;
import org.passflow.kafka.KafkaSettings;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.EverythingShown;
import org.passflow.testing.FlinkDebugLog;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.Tables;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;
import org.passflow.testing.TestingAuthority;
import org.passflow.testing.TlsFront;
import org.passflow.truth.RawRecord;
import org.passflow.truth.ReferenceModel;
import org.passflow.truth.Truth;
import org.passflow.truth.TruthSettings;

/**
 * Job and commands reach a Kafka that encrypts and asks who is there (SASL_SSL with SCRAM) and a ClickHouse behind https by
 * configuration alone; who is vouched for by another authority, has another name, or asks with another password is refused,
 * and is told why without a secret. No password is found in any log, on any page of Flink, in any exception.
 */
@ExtendWith(StackExtension.class)
class SecureConnectionsIT {
    private static final String PASSWORD = "planted-broker-password-2718";
    private static final String WRONG = "planted-wrong-password-3141";
    private static final String PREFIX = "secure-";

    /** That which analysts may read. */
    private static final String DATABASE = "passflow";

    private static final Instant MORNING = Instant.parse("2026-11-01T23:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String UNKNOWN_AUTHORITY = "unable to find valid certification path to requested target";
    private static final String OTHER_NAME = "No subject alternative DNS name matching localhost found";

    /** ClickHouse's number of AUTHENTICATION_FAILED: sinks hand on no text of a server. */
    private static final String AUTHENTICATION_FAILED = "ServerException code 516";

    /** As the driver's library says it. */
    private static final String OTHER_NAME_OF_CLICKHOUSE =
            "match any of the subject alternative names: [elsewhere.example]";

    @TempDir
    private static Path folder;

    private static TestStack stack;
    private static TestInstallation installation;
    private static KafkaBroker kafka;
    private static TlsFront clickHouse;

    /** The same server under a certificate of another host. */
    private static TlsFront elsewhere;

    private static TestingAuthority authority;
    private static TestingAuthority stranger;
    private static String kafkaServers;
    private static String kafkaElsewhere;
    private static FlinkDebugLog debugLog;

    @BeforeAll
    static void encrypt(TestStack shared) throws Exception {
        stack = shared;
        stack.dropMainDatabase();
        installation = new TestInstallation(stack, PREFIX, DATABASE);
        authority = TestingAuthority.in(folder, "authority");
        stranger = TestingAuthority.in(folder, "stranger");
        Path keys = authority.serverStore("localhost");
        Path keysElsewhere = authority.serverStore("elsewhere.example");
        int http = stack.stack().settings().ports().clickHouseHttp();
        clickHouse = new TlsFront(keys, http);
        elsewhere = new TlsFront(keysElsewhere, http);
        startKafka(keys, keysElsewhere);
        debugLog = new FlinkDebugLog(installation);
    }

    /** One broker with two encrypted listeners beside the plain one, by which it finds itself healthy. */
    private static void startKafka(Path keys, Path keysElsewhere) throws Exception {
        StackSettings settings = StackSettings.in(folder.resolve("kafka-stack")).withPorts(Ports.free());
        int secure = settings.ports().flinkRest();
        int secureElsewhere = settings.ports().flinkRpc();
        kafkaServers = "localhost:" + secure;
        kafkaElsewhere = "localhost:" + secureElsewhere;
        kafka = new KafkaBroker(stack.installation(), settings);
        kafka.start();
        kafka.process().kill9();
        Files.writeString(
                settings.data().resolve("kafka/server.properties"),
                """

                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,SECURE://127.0.0.1:%3$d,ELSEWHERE://127.0.0.1:%4$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SECURE://localhost:%3$d,ELSEWHERE://localhost:%4$d
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,ELSEWHERE:SASL_SSL
                """
                                .formatted(
                                        settings.ports().kafka(),
                                        settings.ports().kafkaController(),
                                        secure,
                                        secureElsewhere)
                        + listener("secure", keys)
                        + listener("elsewhere", keysElsewhere),
                StandardOpenOption.APPEND);
        kafka.process().start();
        kafka.process().awaitHealthy();
        try (Admin admin = KafkaBroker.admin(settings.ports().kafkaServers())) {
            ScramCredentialInfo kind = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion("passflow", kind, PASSWORD)))
                    .all()
                    .get();
        }
    }

    private static String listener(String name, Path keys) {
        return """
                listener.name.%1$s.ssl.keystore.location=%2$s
                listener.name.%1$s.ssl.keystore.type=PKCS12
                listener.name.%1$s.ssl.keystore.password=%3$s
                listener.name.%1$s.ssl.key.password=%3$s
                listener.name.%1$s.sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.%1$s.scram-sha-512.sasl.jaas.config=\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
                """
                .formatted(name, keys, TestingAuthority.STORE_PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        debugLog.close();
        kafka.process().stop();
        clickHouse.close();
        elsewhere.close();
        stack.dropMainDatabase();
    }

    @Test
    void jobAndCommandsWorkAndWhoIsNotWhoHeSaysIsRefused() throws Exception {
        List<String> said = new ArrayList<>();
        said.add(done(run(concat(List.of("topics", "apply", "--partitions=2"), toKafka()))));
        said.add(done(run(List.of(
                "migrate",
                "--database=" + DATABASE,
                "--url=https://localhost:" + clickHouse.port(),
                "--clickhouse-ca=" + authority.certificate(),
                "--kafka=" + kafkaServers,
                "--prefix=" + PREFIX))));
        said.addAll(refusedCommands());

        Truth truth = feed();
        String job = submit(kafkaServers, client(authority, PASSWORD), clickHouse, authority);
        installation.awaitUntil(
                PATIENCE, () -> new Tables(installation).differences(truth).isEmpty());
        said.add(doctor());
        said.add(done(run(concat(List.of("rejects", "list", "--user=migrator"), toClickHouse(authority, clickHouse)))));
        List<String> jobs = new ArrayList<>(List.of(job));
        installation.cancel(job);
        said.addAll(refusedStarts());
        jobs.addAll(refusedSinks());

        assertThat(said.get(1)).contains("steps applied");
        Map<String, String> everything = EverythingShown.by(stack, jobs.toArray(String[]::new));
        everything.putAll(EverythingShown.logs(folder.resolve("kafka-stack/logs")));
        for (String words : said) {
            everything.put("command " + everything.size(), words);
        }
        assertThat(everything.keySet().stream()
                        .filter(name -> name.startsWith("taskmanager-1.log"))
                        .map(everything::get)
                        .collect(Collectors.joining()))
                .contains("SASL_SSL", " DEBUG ");
        assertThat(EverythingShown.found(everything, secrets())).isEmpty();
    }

    private static List<String> secrets() {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, WRONG));
        Passwords.USERS.forEach(
                user -> secrets.add(stack.stack().clickHouse().passwords().of(user)));
        return secrets;
    }

    /** Everything is accepted but the one thing. */
    private static List<String> refusedCommands() throws Exception {
        List<String> check = List.of("topics", "check", "--partitions=2");
        List<String> list = List.of("retention", "list");
        Map<String, String> wrong = Map.of(Passwords.variable("migrator"), WRONG);
        return List.of(
                refused(concat(check, toKafka(kafkaServers, client(stranger, PASSWORD))), Map.of(), UNKNOWN_AUTHORITY),
                refused(concat(check, toKafka(kafkaElsewhere, client(authority, PASSWORD))), Map.of(), OTHER_NAME),
                refused(
                        concat(check, toKafka(kafkaServers, client(authority, WRONG))),
                        Map.of(),
                        "Authentication failed"),
                refused(concat(list, toClickHouse(stranger, clickHouse)), Map.of(), UNKNOWN_AUTHORITY),
                refused(concat(list, toClickHouse(authority, elsewhere)), Map.of(), OTHER_NAME),
                refused(concat(list, toClickHouse(authority, clickHouse)), wrong, "Authentication failed"));
    }

    private static String refused(List<String> arguments, Map<String, String> environment, String why)
            throws Exception {
        Map<String, String> all = new LinkedHashMap<>(passwords());
        all.putAll(environment);
        LaunchedCommand.Done done = LaunchedCommand.run(all, arguments);
        assertThat(done.exitCode()).describedAs(done.said()).isEqualTo(1);
        assertThat(done.said()).contains(why).doesNotContain("\tat ");
        return done.said();
    }

    /** The main of the job reads the control topics before it starts anything. */
    private static List<String> refusedStarts() {
        List<String> said = new ArrayList<>();
        Map.of(client(stranger, PASSWORD), UNKNOWN_AUTHORITY, client(authority, WRONG), "Authentication failed")
                .forEach((properties, why) -> assertThatThrownBy(
                                () -> submit(kafkaServers, properties, clickHouse, authority))
                        .isInstanceOf(FlinkRest.Refused.class)
                        .satisfies(problem -> said.add(problem.getMessage()))
                        .hasMessageContaining(why));
        assertThatThrownBy(() -> submit(kafkaElsewhere, client(authority, PASSWORD), clickHouse, authority))
                .isInstanceOf(FlinkRest.Refused.class)
                .satisfies(problem -> said.add(problem.getMessage()))
                .hasMessageContaining(OTHER_NAME);
        return said;
    }

    /** Jobs that cannot write fail and are restarted; their pages say why. */
    private static List<String> refusedSinks() throws Exception {
        Path wrong = Files.writeString(folder.resolve("wrong-password"), WRONG);
        Path right = stack.stack().clickHouse().passwords().file("passflow_writer");
        Path kafkaProperties = client(authority, PASSWORD);
        Map<String, String> whyByJob = Map.of(
                start(kafkaServers, kafkaProperties, clickHouse, stranger, right), UNKNOWN_AUTHORITY,
                start(kafkaServers, kafkaProperties, elsewhere, authority, right), OTHER_NAME_OF_CLICKHOUSE,
                start(kafkaServers, kafkaProperties, clickHouse, authority, wrong), AUTHENTICATION_FAILED);
        FlinkRest flink = stack.stack().flink().rest();
        for (Map.Entry<String, String> job : whyByJob.entrySet()) {
            installation.awaitUntil(PATIENCE, () -> flink.get("/jobs/" + job.getKey() + "/exceptions")
                    .toString()
                    .contains(job.getValue()));
        }
        for (String job : whyByJob.keySet()) {
            flink.cancel(job);
        }
        return List.copyOf(whyByJob.keySet());
    }

    private static Truth feed() throws IOException {
        Simulator simulator =
                new Simulator(SimulatorSettings.seeded(5).scaled(0.1).with(Faults.ORDINARY.times(5)), Roster.shipped());
        ReferenceModel model = new ReferenceModel(TruthSettings.DEFAULTS);
        KafkaSettings secure =
                new KafkaSettings(kafkaServers, PREFIX, ConnectionFile.read(client(authority, PASSWORD)));
        try (EventWriter writer =
                EventWriter.toKafka(secure, (event, partition, offset) -> add(model, event, partition, offset))) {
            ShippedReference.records(MORNING.toEpochMilli()).forEach(writer::write);
            Iterator<ArrivingEvent> events = simulator.history(MORNING, MORNING.plus(Duration.ofHours(1)));
            events.forEachRemaining(writer::write);
            writer.finish(Duration.ofMinutes(3));
        }
        Truth truth = model.truth();
        assertThat(truth.rejects()).isNotEmpty();
        return truth;
    }

    private static void add(ReferenceModel model, ArrivingEvent event, int partition, long offset) {
        if (Topics.EVENTS.contains(event.topic())) {
            model.add(new RawRecord(event.topic(), partition, offset, event.arrivalMillis(), event.value()));
        }
    }

    private static String submit(String servers, Path properties, TlsFront to, TestingAuthority trusted)
            throws Exception {
        Path password = stack.stack().clickHouse().passwords().file("passflow_writer");
        String job = start(servers, properties, to, trusted, password);
        stack.stack().flink().rest().awaitRunning(job, PATIENCE);
        return job;
    }

    private static String start(String servers, Path properties, TlsFront to, TestingAuthority trusted, Path password)
            throws Exception {
        FlinkRest flink = stack.stack().flink().rest();
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers",
                servers,
                "--kafka.topic-prefix",
                PREFIX,
                "--kafka.properties",
                properties.toString(),
                "--clickhouse.url",
                "jdbc:clickhouse:https://localhost:" + to.port() + "/" + DATABASE,
                "--clickhouse.ca",
                trusted.certificate().toString(),
                "--clickhouse.password-file",
                password.toString()));
        arguments.addAll(Scenario.JOB.flags());
        return flink.run(
                flink.upload(stack.installation().jobJar()),
                new FlinkRest.Run(JobSubmission.MAIN_CLASS, arguments, null, null, Map.of()));
    }

    /** What only who has been let in can say. */
    private static String doctor() throws Exception {
        LaunchedCommand.Done done = LaunchedCommand.run(
                passwords(),
                concat(
                        concat(
                                List.of(
                                        "doctor",
                                        "--flink="
                                                + stack.stack().flink().rest().url()),
                                toKafka()),
                        toClickHouse(authority, clickHouse)));
        assertThat(done.said())
                .containsPattern("ticks +last one \\d+ s ago")
                .containsPattern("watermark +counts are \\d+ s behind the clock")
                .containsPattern("OK +parts ")
                .doesNotContain("no answer");
        return done.said();
    }

    private static LaunchedCommand.Done run(List<String> arguments) throws Exception {
        return LaunchedCommand.run(passwords(), arguments);
    }

    private static String done(LaunchedCommand.Done done) {
        assertThat(done.exitCode()).describedAs(done.said()).isZero();
        return done.said();
    }

    private static Map<String, String> passwords() {
        Map<String, String> environment = new LinkedHashMap<>();
        Passwords.USERS.forEach(user -> environment.put(
                Passwords.variable(user), stack.stack().clickHouse().passwords().of(user)));
        return environment;
    }

    private static List<String> toKafka() {
        return toKafka(kafkaServers, client(authority, PASSWORD));
    }

    private static List<String> toKafka(String servers, Path properties) {
        return List.of("--bootstrap-servers=" + servers, "--kafka-properties=" + properties, "--prefix=" + PREFIX);
    }

    private static List<String> toClickHouse(TestingAuthority trusted, TlsFront to) {
        return List.of(
                "--clickhouse=https://localhost:" + to.port(),
                "--clickhouse-ca=" + trusted.certificate(),
                "--database=" + DATABASE);
    }

    private static Path client(TestingAuthority trusted, String password) {
        try {
            Path file = folder.resolve(trusted.certificate().getFileName() + "-" + password.hashCode());
            return Files.writeString(
                    file,
                    """
                    security.protocol = SASL_SSL
                    sasl.mechanism = SCRAM-SHA-512
                    sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required \\
                        username="passflow" password="%s";
                    ssl.truststore.type = PEM
                    ssl.truststore.location = %s
                    """
                            .formatted(password, trusted.certificate()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
