package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.passflow.notebook.Notebooks;
import org.passflow.notebook.PythonEnvironment;
import org.passflow.stack.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow notebook}: the notebooks, opened in a browser or written as pages. */
@Command(
        name = "notebook",
        description = {
            "Opens the notebooks in a browser, on the data of the stack of this machine, until Ctrl-C.",
            "Installs JupyterLab once per user, into a virtual environment of its own."
        },
        mixinStandardHelpOptions = true)
public final class NotebookCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions clickHouse;

    @Option(names = "--no-browser", description = "only print the link")
    private boolean noBrowser;

    @Option(
            names = "--pages",
            paramLabel = "FOLDER",
            description = "run them all and write each as a page into this folder, instead of opening them")
    private Path pages;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Notebooks notebooks = new Notebooks(
                Installation.current().home().resolve("notebooks"),
                clickHouse.as("analyst"),
                clickHouse.database(),
                clickHouse.ca());
        return pages == null ? open(notebooks) : write(notebooks);
    }

    private int open(Notebooks notebooks) throws IOException, InterruptedException {
        PythonEnvironment python = PythonEnvironment.of(notebooks.requirementsToOpen(), this::say);
        List<String> more = noBrowser ? List.of("--no-browser") : List.of();
        return notebooks.open(python, more).inheritIO().start().waitFor();
    }

    private int write(Notebooks notebooks) throws IOException, InterruptedException {
        PythonEnvironment python = PythonEnvironment.of(notebooks.requirements(), this::say);
        Files.createDirectories(pages);
        int failed = 0;
        for (Path notebook : notebooks.all()) {
            int exit = notebooks
                    .toPage(python, notebook, pages)
                    .inheritIO()
                    .start()
                    .waitFor();
            failed += exit == 0 ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
    }
}
