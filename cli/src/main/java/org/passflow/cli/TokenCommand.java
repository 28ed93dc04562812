package org.passflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.passflow.event.TokenRecipe;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code passflow token}: computes tokens of numbers, by the recipe of docs/tokens.md. Neither the key nor a number is
 * an argument, which other users of the machine could see.
 */
@Command(
        name = "token",
        subcommands = TokenRotateCommand.class,
        description = {
            "Computes the tokens of ID, telephone or plate numbers: reads one a line from standard input, or asks for"
                    + " them in a terminal, and writes a token a line.",
            "The recipe is in docs/tokens.md."
        },
        mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
    static final String VARIABLE = "PASSFLOW_TOKEN_KEY";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "file with the key in hexadecimal digits (default: environment variable " + VARIABLE + ")")
    private Path keyFile;

    @Option(
            names = "--new-key-file",
            paramLabel = "FILE",
            description = "with a second key: writes its token too, after a tab, for passflow token rotate")
    private Path newKeyFile;

    @Spec
    private CommandSpec spec;

    private final InputStream in;
    private final Console console;
    private final UnaryOperator<String> environment;

    public TokenCommand() {
        this(System.in, System.console(), System::getenv);
    }

    /** With another input and environment; {@code console} is null where there is no terminal. */
    TokenCommand(InputStream in, Console console, UnaryOperator<String> environment) {
        this.in = in;
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        TokenRecipe recipe = recipe();
        UnaryOperator<String> tokens = recipe::token;
        if (newKeyFile != null) {
            TokenRecipe next = withKey(inFile("--new-key-file", newKeyFile), "--new-key-file");
            tokens = number -> recipe.token(number) + "\t" + next.token(number);
        }
        return console == null ? readAll(tokens) : ask(tokens);
    }

    private TokenRecipe recipe() {
        String key = keyFile == null ? environment.apply(VARIABLE) : inFile("--key-file", keyFile);
        if (key == null) {
            throw new StackException("No key: name a file with --key-file, or set " + VARIABLE);
        }
        return withKey(key, keyFile == null ? VARIABLE : "--key-file");
    }

    private static TokenRecipe withKey(String key, String option) {
        try {
            return TokenRecipe.withKey(key);
        } catch (IllegalArgumentException e) {
            throw new StackException(option + ": " + e.getMessage());
        }
    }

    private static String inFile(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new StackException(option + " cannot be read: " + file, e);
        }
    }

    /** A line in, a line out, an empty one for an empty one, so that both files stay side by side. */
    private int readAll(UnaryOperator<String> tokens) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        int lineNumber = 0;
        int exitCode = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            lineNumber++;
            if (line.isBlank()) {
                spec.commandLine().getOut().println();
            } else if (!print(tokens, line, "Line " + lineNumber)) {
                spec.commandLine().getOut().println();
                exitCode = 1;
            }
        }
        return exitCode;
    }

    private int ask(UnaryOperator<String> tokens) {
        int exitCode = 0;
        char[] typed = console.readPassword("Number (not shown; empty ends): ");
        while (typed != null && typed.length > 0) {
            exitCode = print(tokens, new String(typed), "That") ? 0 : 1;
            Arrays.fill(typed, ' ');
            typed = console.readPassword("Number: ");
        }
        return exitCode;
    }

    private boolean print(UnaryOperator<String> tokens, String number, String subject) {
        try {
            spec.commandLine().getOut().println(tokens.apply(number));
            return true;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(subject + " is no number: " + e.getMessage());
            return false;
        }
    }
}
