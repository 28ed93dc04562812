package org.passflow.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Prometheus Alertmanager and amtool, as Debian packages them: fetched with this machine's apt, without root and without
 * installing anything, into the build folder. Without apt or that package tests are skipped, in CI they fail.
 */
final class AlertmanagerPackage {
    private static final String PACKAGE = "prometheus-alertmanager=0.25.0*";
    private static final Path FOLDER = Path.of("target", "alertmanager").toAbsolutePath();
    private static final Path UNPACKED = FOLDER.resolve("unpacked");

    /** Where Debian's Alertmanager looks for its own templates, and the same length from the folder it is unpacked in. */
    private static final String INSTALLED = "/usr/share/prometheus/alertmanager";

    private static final String FROM_UNPACKED = "usr/share/prometheus/alertmanager/";

    private AlertmanagerPackage() {}

    /** Its working directory must be {@link #folder}, for it is not installed and finds its templates from there. */
    static Path alertmanager() throws IOException, InterruptedException {
        Path packaged = binary("prometheus-alertmanager");
        Path movable = packaged.resolveSibling("movable-alertmanager");
        if (!Files.exists(movable)) {
            Files.copy(packaged, movable, StandardCopyOption.COPY_ATTRIBUTES);
            String bytes = Files.readString(packaged, StandardCharsets.ISO_8859_1);
            Files.writeString(movable, bytes.replace(INSTALLED, FROM_UNPACKED), StandardCharsets.ISO_8859_1);
        }
        return movable;
    }

    static Path folder() {
        return UNPACKED;
    }

    static Path amtool() throws IOException, InterruptedException {
        return binary("amtool");
    }

    private static synchronized Path binary(String name) throws IOException, InterruptedException {
        Path binary = UNPACKED.resolve("usr/bin").resolve(name);
        if (!Files.exists(binary)) {
            String problem = fetch();
            if (System.getenv("CI") == null) {
                assumeTrue(Files.exists(binary), "No Alertmanager to test with: " + problem);
            }
            assertThat(binary).as(problem).exists();
        }
        return binary;
    }

    /** Returns what went wrong, if anything. */
    private static String fetch() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER.resolve("lists/partial"));
        Files.createDirectories(FOLDER.resolve("archives/partial"));
        String said = apt("update") + apt("download", PACKAGE);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".deb")).toList()) {
                said += run(List.of("dpkg", "-x", file.toString(), UNPACKED.toString()));
            }
        }
        return said;
    }

    private static String apt(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q"));
        for (String option : List.of(
                "Dir::State::Lists=" + FOLDER.resolve("lists"),
                "Dir::Cache=" + FOLDER,
                "Debug::NoLocking=1",
                "APT::Sandbox::User=" + System.getProperty("user.name"))) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(List.of(arguments));
        return run(command);
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : said + command + " ended with " + process.exitValue() + "\n";
        } catch (IOException e) {
            return "no " + command.get(0) + " here: " + e.getMessage() + "\n";
        }
    }
}
