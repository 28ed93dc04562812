package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** The release archive, unpacked, with an empty home and neither Maven nor npm on the PATH: it starts, and its job counts. */
@ExtendWith(StackExtension.class)
@EnabledIfSystemProperty(named = "passflow.release", matches = ".+", disabledReason = "built by mvn -P release only")
class ReleaseIT {
    private static final Instant MORNING = Instant.parse("2026-11-01T22:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(1);

    /** All that the launcher needs. */
    private static final List<String> TOOLS = List.of("bash", "dirname", "head", "readlink", "sed");

    @TempDir
    private static Path temporary;

    private static Path release;
    private static Path tools;
    private static Path home;
    private static TestStack stack;

    @BeforeAll
    static void unpack(TestStack test) throws IOException, InterruptedException {
        stack = test;
        stack.dropMainDatabase();
        home = Files.createDirectory(temporary.resolve("home"));
        tools = Files.createDirectory(temporary.resolve("bin"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
        }
        Files.createSymbolicLink(tools.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java"));
        Process tar = new ProcessBuilder("tar", "-xzf", System.getProperty("passflow.release"))
                .directory(temporary.toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        release = only(temporary, "passflow-*");
    }

    @AfterAll
    static void forget() throws IOException, InterruptedException {
        if (stack != null) {
            stack.dropMainDatabase();
        }
    }

    @Test
    void startsWithJavaAlone() throws Exception {
        assertThat(said("--help")).contains("submit", "migrate", "topics", "query", "report", "doctor", "demo");
        assertThat(run("doctor", "--data=" + temporary.resolve("nothing")).said())
                .contains("java", "npm", "not on the PATH")
                .doesNotContain("Maven");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void jobOfTheReleaseCountsAndTheCommandAsks() throws Exception {
        TestInstallation installation = new TestInstallation(stack, "releaseit-", "passflow");
        Scenario scenario = new Scenario(installation);

        said("topics", "apply", "--bootstrap-servers=" + installation.kafkaServers(), "--prefix=releaseit-");
        said("migrate", "--prefix=releaseit-");
        scenario.feed(events());
        String submitted = said("submit", "--prefix=releaseit-", "--set=time.idle=500 ms");
        assertThat(submitted).contains("is running");

        scenario.await(scenario.truth());
        assertThat(said("query")).contains("01-busiest-hours");
        assertThat(said("query", "01", "--format=TSV").lines()).hasSizeGreaterThan(2);
        String clickHouse = stack.stack().clickHouse().url().replaceFirst("http://", "");
        // It asked: the morning of a day is too early for its reports.
        assertThat(run("report", "--clickhouse=" + clickHouse, "--day=2026-11-02", "--region=141002")
                        .said())
                .contains("no post beneath region '141002' owes a report of 2026-11-02");
        installation.cancel(submitted.replaceFirst("(?s).*Job (\\w+) is running.*", "$1"));
    }

    @Test
    void hasWhatItsDocumentsName() throws IOException {
        Path docs = release.resolve("docs");
        String operations = Files.readString(docs.resolve("operations.md"));
        String chapter = operations.replaceFirst("(?s).*\n## From the release archive\n(.*?)\n## .*", "$1");

        List<String> named = found("`([^`]+)`", String.join("\n", found("(?m)^\\| (`.*`) \\|", chapter)));
        assertThat(named).hasSizeGreaterThan(10).allSatisfy(path -> assertThat(release.resolve(path))
                .exists());
        assertThat(found("\\]\\(([^)#:]+)[)#]", operations))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(docs.resolve(link)).exists());
        assertThat(release.resolve("sbom")).isDirectoryContaining("glob:**/flink.json");
    }

    @Test
    void hasWhatImageAndComposeAreMadeOf() throws IOException {
        Path docker = release.resolve("docker");

        for (String source :
                found("(?m)^COPY (?:--\\S+ )?(\\S+) \\S+$", Files.readString(docker.resolve("Dockerfile")))) {
            Path path = release.resolve(source);
            assertThat(only(path.getParent(), path.getFileName().toString())).isReadable();
        }
        assertThat(found("(?m)^ +- (\\.[^:]+):", Files.readString(docker.resolve("compose.yaml"))))
                .isNotEmpty()
                .allSatisfy(mounted -> assertThat(docker.resolve(mounted)).exists());
        assertThat(docker.resolve("prepare")).isExecutable();
        assertThat(docker.resolve(".env.example")).exists();
        assertThat(docker.resolve(".env")).doesNotExist();
        assertThat(docker.resolve("secrets")).doesNotExist();
    }

    private static List<ArrivingEvent> events() {
        List<ArrivingEvent> events = new ArrayList<>(ShippedReference.records(MORNING.toEpochMilli()));
        new Simulator(SimulatorSettings.seeded(7), Roster.shipped())
                .history(MORNING, MORNING.plus(LENGTH))
                .forEachRemaining(events::add);
        return events;
    }

    private static String said(String... arguments) throws IOException, InterruptedException {
        LaunchedCommand.Done done = run(arguments);
        assertThat(done.exitCode()).as(done.said()).isZero();
        return done.said();
    }

    private static LaunchedCommand.Done run(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(release.resolve("passflow").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of("PATH", tools.toString(), "HOME", home.toString(), "LANG", "C.UTF-8"));
        environment.put(
                "PASSFLOW_DATA",
                stack.stack().settings().data().toAbsolutePath().toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new LaunchedCommand.Done(said, process.waitFor());
    }

    private static Path onPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Path only(Path folder, String pattern) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> file.getFileSystem()
                            .getPathMatcher("glob:" + pattern)
                            .matches(file.getFileName()))
                    .toList();
            assertThat(found).as(folder + "/" + pattern).hasSize(1);
            return found.get(0);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
