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
        return console == null ? readAll(recipe) : ask(recipe);
    }

    private TokenRecipe recipe() {
        String key = keyFile == null ? environment.apply(VARIABLE) : keyInFile();
        if (key == null) {
            throw new StackException("No key: name a file with --key-file, or set " + VARIABLE);
        }
        try {
            return TokenRecipe.withKey(key);
        } catch (IllegalArgumentException e) {
            throw new StackException((keyFile == null ? VARIABLE : "--key-file") + ": " + e.getMessage());
        }
    }

    private String keyInFile() {
        try {
            return Files.readString(keyFile);
        } catch (IOException e) {
            throw new StackException("--key-file cannot be read: " + keyFile, e);
        }
    }

    /** A line in, a line out, an empty one for an empty one, so that both files stay side by side. */
    private int readAll(TokenRecipe recipe) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        int lineNumber = 0;
        int exitCode = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            lineNumber++;
            if (line.isBlank()) {
                spec.commandLine().getOut().println();
            } else if (!print(recipe, line, "Line " + lineNumber)) {
                spec.commandLine().getOut().println();
                exitCode = 1;
            }
        }
        return exitCode;
    }

    private int ask(TokenRecipe recipe) {
        int exitCode = 0;
        char[] typed = console.readPassword("Number (not shown; empty ends): ");
        while (typed != null && typed.length > 0) {
            exitCode = print(recipe, new String(typed), "That") ? 0 : 1;
            Arrays.fill(typed, ' ');
            typed = console.readPassword("Number: ");
        }
        return exitCode;
    }

    private boolean print(TokenRecipe recipe, String number, String subject) {
        try {
            spec.commandLine().getOut().println(recipe.token(number));
            return true;
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(subject + " is no number: " + e.getMessage());
            return false;
        }
    }
}
