package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.bulletin.Bulletin;
import org.passflow.bulletin.Csv;
import org.passflow.bulletin.Page;
import org.passflow.bulletin.PlainText;
import org.passflow.bulletin.RegionDay;
import org.passflow.bulletin.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passflow report}: the daily report of a region. */
@Command(
        name = "report",
        description =
                "Prints the daily report of a region: who reported, what was declared and counted, which posts to ask.",
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions connection;

    @Option(names = "--day", required = true, paramLabel = "DATE", description = "business day, like 2026-11-28")
    private LocalDate day;

    @Option(
            names = "--region",
            required = true,
            paramLabel = "CODE",
            description = "division code of 2, 4, 6, 9 or 12 digits")
    private String region;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--public", description = "without posts and without small numbers of persons")
    private boolean isPublic;

    @Option(names = "--csv", paramLabel = "FILE", description = "also writes the figures for Excel")
    private Path csv;

    @Option(names = "--page", paramLabel = "FILE", description = "also writes a page to print")
    private Path page;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Words words = words();
        Optional<RegionDay> read = RegionDay.read(connection.as("analyst"), connection.database(), day, region);
        if (read.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no post beneath region '" + region + "' owes a report of " + day);
        }
        Bulletin bulletin = isPublic ? Bulletin.forThePublic(read.get(), words) : Bulletin.complete(read.get(), words);
        PrintWriter out = spec.commandLine().getOut();
        new PlainText(bulletin).lines().forEach(out::println);
        if (csv != null) {
            Files.writeString(csv, new Csv(bulletin).text());
        }
        if (page != null) {
            Files.writeString(page, new Page(bulletin).html());
        }
        return 0;
    }

    private Words words() {
        try {
            return Words.in(language);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }
}
