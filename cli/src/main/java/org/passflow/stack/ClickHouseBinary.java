package org.passflow.stack;

import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ClickHouse of this machine: a {@code clickhouse} on the PATH that is new enough, else the engine that an npm
 * package ships as a library, installed once per user into the cache folder.
 */
final class ClickHouseBinary {
    private static final String ENGINE_VERSION = "26.7.3-stable.1";

    /** The first release series whose {@code clickhouse local} is known to open ports (SYSTEM START LISTEN). */
    private static final int MINIMUM_MAJOR = 26;

    private static final int MINIMUM_MINOR = 7;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+");

    private ClickHouseBinary() {}

    /**
     * The start of a command line that runs {@code clickhouse local}, to be followed by its arguments. Installs the
     * engine if there is none, which takes some seconds and 540 MB.
     *
     * @param server folder of the server, beyond which the engine reads no files where the kernel can keep it from that
     */
    static List<String> local(Path cache, Path server, Consumer<String> progress) throws InterruptedException {
        Optional<Path> onPath = onPath();
        if (onPath.isPresent()) {
            return List.of(onPath.get().toString(), "local");
        }
        Path library = engine(cache, progress);
        String classPath =
                Installation.codeOf(ClickHouseEngine.class) + File.pathSeparator + Installation.codeOf(Native.class);
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xss8m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                ClickHouseEngine.class.getName(),
                library.toString(),
                server.toString());
    }

    /** Whether its users are kept from files that are not the server's. */
    static boolean isBounded() {
        return onPath().isEmpty() && ReadableFiles.canBeBounded();
    }

    /** The binary or library that would be used; empty where the engine is still to be installed. */
    static Optional<Path> installed(Path cache) {
        return onPath().or(() -> Optional.of(library(cache)).filter(Files::exists));
    }

    static boolean isNewEnough(String versionLine) {
        Matcher matcher = VERSION.matcher(versionLine);
        if (!matcher.find()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        return major > MINIMUM_MAJOR || (major == MINIMUM_MAJOR && minor >= MINIMUM_MINOR);
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "clickhouse"))
                .filter(Files::isExecutable)
                .filter(binary -> isNewEnough(output(List.of(binary.toString(), "local", "--version"))))
                .findFirst();
    }

    private static Path engine(Path cache, Consumer<String> progress) throws InterruptedException {
        String npmPackage = npmPackage();
        Path installed = folder(cache);
        Path library = library(cache);
        if (Files.exists(library)) {
            return library;
        }
        progress.accept("ClickHouse: installing the engine, once per user (npm %s@%s, 540 MB) into %s"
                .formatted(npmPackage, ENGINE_VERSION, installed));
        try {
            Files.createDirectories(cache);
            Path partial = Files.createTempDirectory(cache, "installing-");
            try {
                npmInstall(partial, npmPackage + "@" + ENGINE_VERSION);
                if (!Files.exists(library)) {
                    Files.move(partial, installed);
                }
            } finally {
                Folders.delete(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.accept("ClickHouse: engine installed");
        return library;
    }

    private static Path folder(Path cache) {
        return cache.resolve("clickhouse-" + ENGINE_VERSION + "-" + platform());
    }

    private static Path library(Path cache) {
        return folder(cache).resolve("node_modules").resolve(npmPackage()).resolve("libchdb.so");
    }

    private static String npmPackage() {
        return "@chdb/lib-" + platform();
    }

    private static void npmInstall(Path folder, String npmPackage) throws IOException, InterruptedException {
        Path log = folder.resolveSibling("npm-install.log");
        ProcessBuilder install = new ProcessBuilder(
                        "npm",
                        "install",
                        "--no-save",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        folder.toString(),
                        npmPackage)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        if (started(install).waitFor() != 0) {
            throw new StackException("npm could not install %s:\n%s".formatted(npmPackage, Files.readString(log)));
        }
    }

    private static Process started(ProcessBuilder npm) {
        try {
            return npm.start();
        } catch (IOException e) {
            throw new StackException(
                    "No ClickHouse, and no npm to install one: docs/operations.md, From the release archive", e);
        }
    }

    private static String platform() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        boolean arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        return mac ? "darwin-" + (arm ? "arm64" : "x64") : "linux-" + (arm ? "arm64" : "x64") + "-gnu";
    }

    private static String output(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
