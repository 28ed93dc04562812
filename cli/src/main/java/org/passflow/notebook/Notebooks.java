package org.passflow.notebook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.passflow.stack.ClickHouseHttp;

/**
 * The notebooks of a checkout, to be run against one ClickHouse.
 *
 * @param folder in which they are
 * @param analyst whom they ask as
 * @param database that they ask
 * @param ca file of certificates of who may vouch for it; empty for those that Python trusts
 */
public record Notebooks(Path folder, ClickHouseHttp analyst, String database, String ca) {
    private static final String SUFFIX = ".ipynb";

    /** Of a ClickHouse that needs no certificates of its own. */
    public Notebooks(Path folder, ClickHouseHttp analyst, String database) {
        this(folder, analyst, database, "");
    }

    /** In the order in which they are read. */
    public List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** What runs them without a person. */
    public List<Path> requirements() {
        return List.of(folder.resolve("requirements.txt"));
    }

    /** What opens them, and runs them too. */
    public List<Path> requirementsToOpen() {
        return List.of(folder.resolve("requirements.txt"), folder.resolve("requirements-lab.txt"));
    }

    /** Runs one from top to bottom and writes it as a page; a cell that fails fails the process. */
    public ProcessBuilder toPage(PythonEnvironment python, Path notebook, Path pages) {
        return process(
                python,
                List.of(
                        "-m",
                        "nbconvert",
                        "--execute",
                        "--to=html",
                        "--ExecutePreprocessor.timeout=300",
                        "--output-dir=" + pages.toAbsolutePath(),
                        notebook.getFileName().toString()));
    }

    /** Opens them in a browser, on loopback, until it is interrupted. */
    public ProcessBuilder open(PythonEnvironment python, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("-m", "jupyterlab", "--ServerApp.ip=127.0.0.1"));
        arguments.addAll(more);
        return process(python, arguments);
    }

    private ProcessBuilder process(PythonEnvironment python, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(python.interpreter()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment()
                .putAll(Map.of(
                        "PASSFLOW_CLICKHOUSE_URL",
                        analyst.url(),
                        "PASSFLOW_ANALYST_PASSWORD",
                        analyst.password(),
                        "PASSFLOW_CLICKHOUSE_CA",
                        ca,
                        "PASSFLOW_DATABASE",
                        database,
                        "PYTHONDONTWRITEBYTECODE",
                        "1"));
        return process;
    }
}
