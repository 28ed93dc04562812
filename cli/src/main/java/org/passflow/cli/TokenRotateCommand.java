package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.passflow.rotation.Rotation;
import org.passflow.rotation.TokenPairs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow token rotate}: orders of quarantine go on under the tokens of a new key. */
@Command(
        name = "rotate",
        description = {
            "Moves open orders of quarantine to the tokens of a new key: orders each again for the new token and ends it"
                    + " for the old one.",
            "It needs no key, only the pairs that passflow token --new-key-file writes; docs/tokens.md has the whole"
                    + " procedure."
        },
        mixinStandardHelpOptions = true)
public final class TokenRotateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions clickHouse;

    @Parameters(paramLabel = "PAIRS", description = "file with an old token and the new one of a person on each line")
    private Path file;

    @Mixin
    private KafkaOptions kafka;

    @Option(names = "--dry-run", description = "only say how many would move")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TokenPairs pairs = pairs();
        Rotation rotation = Rotation.of(clickHouse.as("migrator"), clickHouse.database(), pairs, Instant.now());
        PrintWriter out = spec.commandLine().getOut();
        if (!dryRun) {
            rotation.send(kafka.settings());
        }
        out.printf("%d orders %s.%n", rotation.ready(), dryRun ? "would move" : "moved");
        if (rotation.later() > 0) {
            out.printf("%d began within the last day, or not yet: run this again tomorrow.%n", rotation.later());
        }
        if (rotation.unknown() > 0) {
            out.printf("%d open orders are of persons who are not in the file.%n", rotation.unknown());
        }
        return rotation.later() + rotation.unknown() > 0 ? 1 : 0;
    }

    private TokenPairs pairs() throws IOException {
        try {
            return TokenPairs.of(Files.readAllLines(file));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), file + ": " + e.getMessage(), e);
        }
    }
}
