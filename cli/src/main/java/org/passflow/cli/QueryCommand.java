package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.passflow.stack.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow query}: the ready queries of {@code docs/queries}, asked of the stack on this machine. */
@Command(
        name = "query",
        description = "Answers a ready question on the counts; without a name, says which there are.",
        mixinStandardHelpOptions = true)
public final class QueryCommand implements Callable<Integer> {
    private static final String DATABASE = "passflow";
    private static final String SUFFIX = ".sql";

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataFolder data;

    @Option(
            names = "--format",
            defaultValue = "PrettyCompactNoEscapes",
            description = "of ClickHouse, such as CSVWithNames or JSONEachRow (default: ${DEFAULT-VALUE})")
    private String format;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "how the query's name begins, such as 06")
    private String name;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> queries = queries();
        if (name == null) {
            for (Path query : queries) {
                out.println(line(query));
            }
            return 0;
        }
        List<Path> chosen =
                queries.stream().filter(query -> nameOf(query).startsWith(name)).toList();
        if (chosen.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    chosen.size() + " queries begin with '" + name + "'; passflow query lists them");
        }
        out.println(line(chosen.get(0)));
        out.print(data.clickHouse("analyst")
                .send(Files.readString(chosen.get(0)), Map.of("database", DATABASE, "default_format", format)));
        out.flush();
        return 0;
    }

    private static List<Path> queries() throws IOException {
        Path folder = Installation.current().home().resolve("docs").resolve("queries");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static String nameOf(Path query) {
        String file = query.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }

    /** Name and titles, Chinese and English: the first two lines of the file. */
    private static String line(Path query) throws IOException {
        try (Stream<String> lines = Files.lines(query)) {
            List<String> titles =
                    lines.limit(2).map(line -> line.substring("-- ".length())).toList();
            return "%-34s %s%n%-34s %s".formatted(nameOf(query), titles.get(0), "", titles.get(1));
        }
    }
}
