package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.passflow.erasure.Erasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow erase}: removes a person from all tables. */
@Command(
        name = "erase",
        description = {
            "Removes a person from all tables of ClickHouse: takes the token out, and leaves every count as it was.",
            "Kafka keeps events until their retention; who reads them again does it once more for all, with --again."
                    + " v_erasures says who was erased when and by whom."
        },
        mixinStandardHelpOptions = true)
public final class EraseCommand implements Callable<Integer> {
    private static final String FROM_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClickHouseOptions clickHouse;

    @Parameters(
            arity = "0..1",
            paramLabel = "TOKEN",
            description = "as passflow token computes it; " + FROM_INPUT
                    + ": read from standard input, which other users" + " of the machine do not see")
    private String argument;

    @Option(
            names = "--again",
            description = "instead of TOKEN: everybody who was erased before, as far as it happened before that; for"
                    + " after history was read again")
    private boolean again;

    @Option(names = "--by", paramLabel = "NAME", description = "who does it (default: ${DEFAULT-VALUE})")
    private String actor = System.getProperty("user.name");

    @Option(names = "--reason", defaultValue = "", description = "why, as it will stand in v_erasures")
    private String reason;

    @Option(names = "--dry-run", description = "only say in how many rows the token stands")
    private boolean dryRun;

    @Option(
            names = "--anyway",
            description = "even while the job still follows the person, and may write the token again")
    private boolean anyway;

    private final InputStream in;

    public EraseCommand() {
        this(System.in);
    }

    EraseCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (again == (argument != null) || (again && dryRun)) {
            throw new ParameterException(spec.commandLine(), "Either TOKEN or --again, which has no --dry-run");
        }
        return again ? eraseAgain() : erase(token());
    }

    private int eraseAgain() throws IOException, InterruptedException {
        Map<String, Long> rows = erasure().eraseAgain();
        print(rows);
        out().println(rows.isEmpty() ? "Nobody who was erased stands anywhere." : "Erased again.");
        return 0;
    }

    private Erasure erasure() {
        return new Erasure(clickHouse.as("migrator"), clickHouse.database());
    }

    private int erase(String token) throws IOException, InterruptedException {
        Erasure erasure = erasure();
        List<String> followed = erasure.followed(token);
        if (dryRun) {
            print(erasure.held(token));
            followed.forEach(line -> out().println("still followed: " + line));
            return 0;
        }
        if (!followed.isEmpty() && !anyway) {
            spec.commandLine()
                    .getErr()
                    .println("Not erased: the job still follows this person and may write the token again:");
            followed.forEach(line -> spec.commandLine().getErr().println("  " + line));
            spec.commandLine().getErr().println("Try again when these are over, or with --anyway, and then once more.");
            return 1;
        }
        Map<String, Long> rows = erasure.erase(token, actor, reason);
        print(rows);
        out().println(rows.isEmpty() ? "The token stands nowhere; that is noted." : "Erased.");
        return 0;
    }

    private String token() throws IOException {
        String token = argument;
        if (argument.equals(FROM_INPUT)) {
            token = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
        }
        if (token == null || !Erasure.isToken(token.strip())) {
            throw new ParameterException(
                    spec.commandLine(), "A token is 16 to 64 characters of hexadecimal digits or base64url");
        }
        return token.strip();
    }

    private void print(Map<String, Long> rows) {
        rows.forEach((table, held) -> out().printf("%-14s %d rows%n", table, held));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
