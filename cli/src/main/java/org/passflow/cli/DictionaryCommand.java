package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.passflow.dictionary.DataDictionary;
import org.passflow.dictionary.DictionaryPage;
import org.passflow.stack.ClickHouseHttp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow dictionary}: every view and column that people may read, in Chinese and English. */
@Command(
        name = "dictionary",
        description =
                "Writes the data dictionary: every view and column that analyst and tracer may read, as the server"
                        + " describes them.",
        mixinStandardHelpOptions = true)
public final class DictionaryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions connection;

    @Option(names = "--out", paramLabel = "FILE", description = "where to write it (default: standard output)")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDictionary analyst = read("analyst");
        String page = new DictionaryPage(analyst, read("tracer").without(analyst)).text();
        if (out == null) {
            PrintWriter writer = spec.commandLine().getOut();
            writer.print(page);
            writer.flush();
        } else {
            Files.writeString(out, page);
        }
        return 0;
    }

    private DataDictionary read(String user) throws IOException, InterruptedException {
        ClickHouseHttp server = connection.as(user);
        return DataDictionary.read(server, connection.database());
    }
}
