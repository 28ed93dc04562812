package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.passflow.bulletin.Books;
import org.passflow.bulletin.Bulletin;
import org.passflow.bulletin.Csv;
import org.passflow.bulletin.Page;
import org.passflow.bulletin.PlainText;
import org.passflow.bulletin.RegionDay;
import org.passflow.bulletin.SignedFile;
import org.passflow.bulletin.SigningKey;
import org.passflow.bulletin.Words;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passflow report}: the daily report of a region. */
@Command(
        name = "report",
        description = {
            "Prints the daily report of a region: who reported, what was declared and counted, which posts to ask, and"
                    + " whether the books of the day balance.",
            "With --verify it tells whether a file that was written with --signed is as it was."
        },
        mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions connection;

    @Option(names = "--day", paramLabel = "DATE", description = "business day, like 2026-11-28")
    private LocalDate day;

    @Option(names = "--region", paramLabel = "CODE", description = "division code of 2, 4, 6, 9 or 12 digits")
    private String region;

    @Option(names = "--lang", defaultValue = "zh", description = "zh or en (default: ${DEFAULT-VALUE})")
    private String language;

    @Option(names = "--public", description = "without posts and without small numbers of persons")
    private boolean isPublic;

    @Option(names = "--csv", paramLabel = "FILE", description = "also writes the figures for Excel")
    private Path csv;

    @Option(names = "--page", paramLabel = "FILE", description = "also writes a page to print")
    private Path page;

    @Option(
            names = "--signed",
            paramLabel = "FILE",
            description =
                    "also writes the report with a signature as last line, and signs what --csv and --page write in a"
                            + " file .sig beside it")
    private Path signed;

    @Option(
            names = "--verify",
            paramLabel = "FILE",
            description = "instead: whether this signed report, table or page was changed")
    private Path verify;

    @Option(
            names = "--keys",
            paramLabel = "FOLDER",
            description = "of report.key, which signs, and report.pub, which verifies; drawn at the first signature"
                    + " (default: that of the stack's data)")
    private Path keys;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((verify == null) != (day != null && region != null)) {
            throw new ParameterException(spec.commandLine(), "Either --day and --region, or --verify");
        }
        return verify == null ? report() : verify();
    }

    private int verify() throws IOException {
        SignedFile signedFile = SignedFile.of(verify);
        Path publicFile = key().publicFile();
        for (Path needed : List.of(signedFile.file(), publicFile)) {
            if (!Files.exists(needed)) {
                throw new StackException("There is no " + needed);
            }
        }
        Optional<String> title = signedFile.signedTitle(publicFile);
        spec.commandLine()
                .getOut()
                .println(title.map(said -> "Unchanged since it was signed with the key of " + publicFile + ": " + said)
                        .orElse("NOT AS SIGNED: changed since, not signed, or signed with another key than that of "
                                + publicFile));
        return title.isPresent() ? 0 : 1;
    }

    private SigningKey key() {
        return new SigningKey(keys == null ? DataFolder.standard().resolve("report-keys") : keys);
    }

    private int report() throws IOException, InterruptedException {
        Words words = words();
        Optional<RegionDay> read = RegionDay.read(connection.as("analyst"), connection.database(), day, region);
        if (read.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no post beneath region '" + region + "' owes a report of " + day);
        }
        Bulletin bulletin = isPublic
                ? Bulletin.forThePublic(read.get(), words)
                : Bulletin.complete(
                        read.get(), Books.read(connection.as("analyst"), connection.database(), day), words);
        List<String> lines = new PlainText(bulletin).lines();
        lines.forEach(spec.commandLine().getOut()::println);
        if (signed != null) {
            SignedFile.of(signed).write(lines, key());
        }
        if (csv != null) {
            write(csv, new Csv(bulletin).text(), bulletin.title());
        }
        if (page != null) {
            write(page, new Page(bulletin).html(), bulletin.title());
        }
        return 0;
    }

    private void write(Path file, String text, String title) throws IOException {
        Files.writeString(file, text);
        if (signed != null) {
            SignedFile.of(file).seal(title, key());
        }
    }

    private Words words() {
        try {
            return Words.in(language);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage(), unknown);
        }
    }
}
