package org.passflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.passflow.registry.AreaTables;
import org.passflow.registry.ReferenceLine;
import org.passflow.risklist.AreaCodes;
import org.passflow.risklist.RiskList;
import org.passflow.risklist.RiskListColumns;
import org.passflow.risklist.RiskVersions;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow reference import-risk-areas}: published lists of risk areas as versions that {@code put} takes. */
@Command(
        name = "import-risk-areas",
        description = {
            "Turns published lists of risk areas into versions of risk-areas, a line each, for reference put: an area holds"
                    + " from the list that names it until the first that does not. Give it all lists there are, each"
                    + " time: versions that are sent again change nothing, and those that have ended get their end.",
            "A place is known by its village or compound where the aliases know its spelling, else by its county, which"
                    + " then only contains it.",
            "Exit code 1 if a row names a county or a level that is not known."
        },
        mixinStandardHelpOptions = true)
public final class ImportRiskAreasCommand implements Callable<Integer> {

    private static final String SHIPPED_COLUMNS = "/schemas/reference/risk-lists/villages.yaml";
    private static final int SHOWN = 10;

    @Parameters(paramLabel = "FILE", description = "CSV in UTF-8 with a header")
    private Path file;

    @Option(
            names = "--columns",
            paramLabel = "FILE",
            description = "which column says what, as in schemas/reference/risk-lists (default: villages.yaml there)")
    private Path columns;

    @Option(
            names = "--aliases",
            paramLabel = "FILE",
            description = "spellings with codes (default: area_aliases.csv of this build)")
    private Path aliases;

    @Option(
            names = "--regions",
            paramLabel = "FILE",
            description = "codes and names (default: regions.csv of this build)")
    private Path regions;

    @Option(
            names = "--gap",
            defaultValue = "PT48H",
            description = "after how long without a list everything has ended; lists that name nothing are not in such"
                    + " files (default: ${DEFAULT-VALUE})")
    private Duration gap;

    @Option(
            names = "--skip-unknown",
            description = "leaves out rows of unknown counties, as of the rest of the country")
    private boolean skipUnknown;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "-", description = "default: standard output")
    private String out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new StackException(file + " cannot be read");
        }
        AreaCodes codes = new AreaCodes(AreaTables.regionNames(regions), AreaTables.aliases(aliases));
        RiskList list = RiskList.read(file, columns(), codes);
        PrintWriter err = spec.commandLine().getErr();
        list.problems().stream().limit(SHOWN).forEach(err::println);
        if (list.problems().size() > SHOWN) {
            err.printf("and %d more%n", list.problems().size() - SHOWN);
        }
        if (!list.problems().isEmpty() && !skipUnknown) {
            err.println("Nothing was written; --skip-unknown leaves such rows out.");
            return 1;
        }
        RiskVersions versions = RiskVersions.of(list, gap);
        write(versions.all().stream()
                .map(version -> ReferenceLine.of(version.area(), version.validity()))
                .toList());
        err.printf(
                "%d rows, %d left out; %d lists, %d versions of %d areas.%n",
                list.rows(),
                list.problems().size(),
                list.publications().size(),
                versions.all().size(),
                versions.all().stream()
                        .map(version -> version.area().code())
                        .distinct()
                        .count());
        return 0;
    }

    private RiskListColumns columns() throws IOException {
        try (InputStream yaml = columns == null
                ? ImportRiskAreasCommand.class.getResourceAsStream(SHIPPED_COLUMNS)
                : Files.newInputStream(columns)) {
            return RiskListColumns.read(columns == null ? SHIPPED_COLUMNS : columns.toString(), yaml);
        }
    }

    private void write(List<String> lines) throws IOException {
        if (out.equals("-")) {
            lines.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
        } else {
            Files.write(Path.of(out), lines);
        }
    }
}
