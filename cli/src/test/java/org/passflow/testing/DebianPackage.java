package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Programs of a Debian package: fetched with this machine's apt, without root and without installing anything, into the
 * build folder. Without apt or that package tests are skipped, in CI they fail.
 *
 * @param version a pattern of the versions that will do
 */
public record DebianPackage(String name, String version) {
    private static final Path FOLDER = Path.of("target", "debian").toAbsolutePath();

    /** Where the package's own root is. */
    public Path root() {
        return FOLDER.resolve(name);
    }

    /** One of its programs. */
    public Path binary(String program) throws IOException, InterruptedException {
        return file("usr/bin/" + program);
    }

    /** A file or folder of it, by its path where the package is installed. */
    public Path file(String path) throws IOException, InterruptedException {
        Path file = root().resolve(path);
        synchronized (DebianPackage.class) {
            if (!Files.exists(file)) {
                String problem = fetch();
                if (System.getenv("CI") == null) {
                    assumeTrue(Files.exists(file), "No " + name + " to test with: " + problem);
                }
                assertThat(file).as(problem).exists();
            }
        }
        return file;
    }

    /** What one of its programs says, with how it ended unless that was well. */
    public String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary(program).toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** Returns what was said, for whoever looks why there is nothing. */
    private String fetch() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER.resolve("lists/partial"));
        Files.createDirectories(FOLDER.resolve("archives/partial"));
        String said = apt("update") + apt("download", name + "=" + version);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith(name + "_"))
                    .toList()) {
                said += run(List.of("dpkg", "-x", file.toString(), root().toString()));
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

    /** What a command says, with how it ended unless that was well. */
    public static String run(List<String> command) throws IOException, InterruptedException {
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
