package org.passflow.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.passflow.stack.Folders;
import org.passflow.stack.StackException;

/**
 * A virtual environment of Python with what files of requirements pin, made once per user and version of these files.
 *
 * @param folder where it is
 */
public record PythonEnvironment(Path folder) {
    private static final String COMPLETE = "passflow-complete";
    private static final int MINUTES = 15;

    /** The Python of this machine; empty where there is none that makes environments. */
    public static Optional<String> python() throws InterruptedException {
        for (String name : List.of("python3", "python")) {
            if (run(List.of(name, "-c", "import sys, venv, ensurepip; assert sys.version_info >= (3, 11)")) == 0) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds it in the user's cache, or makes it there, which needs PyPI and takes a minute.
     *
     * @param requirements files in which every package is pinned
     */
    public static PythonEnvironment of(List<Path> requirements, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path folder = Folders.userCache().resolve("notebooks-" + digest(requirements));
        PythonEnvironment environment = new PythonEnvironment(folder);
        if (!Files.exists(folder.resolve(COMPLETE))) {
            progress.accept("Notebooks: installing Python packages, once per user, into " + folder);
            environment.make(requirements);
        }
        return environment;
    }

    /** Its interpreter. */
    public String interpreter() {
        return folder.resolve("bin").resolve("python").toString();
    }

    private void make(List<Path> requirements) throws IOException, InterruptedException {
        String python = python().orElseThrow(() ->
                new StackException("No Python 3.11 or later with the module venv (Debian: python3-venv) on the PATH"));
        Folders.delete(folder);
        Files.createDirectories(folder);
        require(List.of(python, "-m", "venv", folder.toString()));
        List<String> install = new ArrayList<>(
                List.of(interpreter(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"));
        requirements.forEach(file -> install.addAll(List.of("--requirement", file.toString())));
        require(install);
        Files.createFile(folder.resolve(COMPLETE));
    }

    private void require(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("install.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new StackException("%s failed:%n%s".formatted(String.join(" ", command), Files.readString(log)));
        }
    }

    private static int run(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException notThere) {
            return -1;
        }
    }

    private static String digest(List<Path> files) throws IOException {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Path file : files) {
                hash.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
