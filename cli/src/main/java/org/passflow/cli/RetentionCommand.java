package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.passflow.erasure.Retention;
import org.passflow.erasure.Retention.Kept;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow retention}: how long tokens are kept. */
@Command(
        name = "retention",
        description = "Says how long each table keeps tokens of persons, and changes it.",
        mixinStandardHelpOptions = true)
public final class RetentionCommand {
    @Spec
    private CommandSpec spec;

    @Command(name = "list", description = "Lists the tables that hold tokens.", mixinStandardHelpOptions = true)
    int list(@Mixin ClickHouseOptions clickHouse) throws IOException, InterruptedException {
        Retention retention = retention(clickHouse);
        for (Kept kept : Retention.TABLES) {
            Optional<Integer> days = retention.days(kept);
            out().printf(
                            "%-14s %-10s %s%n",
                            kept.table(),
                            days.map(number -> number + " days").orElse("for ever"),
                            kept.columns().isEmpty() ? "rows" : String.join(", ", kept.columns()));
        }
        return 0;
    }

    @Command(
            name = "set",
            description = "Keeps them in one table for so many days from when a row was written. What is older goes.",
            mixinStandardHelpOptions = true)
    int set(
            @Mixin ClickHouseOptions clickHouse,
            @Parameters(paramLabel = "TABLE", description = "as passflow retention list names it") String table,
            @Option(names = "--days", required = true, description = "at least 1") int days)
            throws IOException, InterruptedException {
        Kept kept = Retention.TABLES.stream()
                .filter(one -> one.table().equals(table))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "No table with tokens is named " + table + "; passflow retention list"));
        if (days < 1) {
            throw new ParameterException(spec.commandLine(), "--days is at least 1, not " + days);
        }
        retention(clickHouse).keep(kept, days);
        out().printf("%s keeps tokens for %d days.%n", kept.table(), days);
        return 0;
    }

    private static Retention retention(ClickHouseOptions clickHouse) {
        return new Retention(clickHouse.as("migrator"), clickHouse.database());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
