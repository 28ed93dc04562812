package org.passflow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Installation;
import org.passflow.stack.Passwords;
import org.passflow.stack.Ports;
import org.passflow.stack.StackException;
import org.passflow.stack.StackFile;
import picocli.CommandLine.Option;

/** The option that names the folder of a one-machine stack, and the stack that runs there. */
final class DataFolder {
    static final String VARIABLE = "PASSFLOW_DATA";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "where the stack keeps its data (default: PASSFLOW_DATA, else .passflow in the checkout)")
    private Path folder;

    Path path() {
        return folder == null ? standard() : folder;
    }

    /** Where the data is when no option says otherwise. */
    static Path standard() {
        String variable = System.getenv(VARIABLE);
        return variable == null || variable.isBlank() ? Installation.current().defaultData() : Path.of(variable);
    }

    /** A user's password: from the environment, as users.xml names it, else that of the stack on this machine, else none. */
    static String password(String user) {
        String variable = System.getenv(Passwords.variable(user));
        if (variable != null) {
            return variable;
        }
        Passwords drawn = Passwords.of(standard());
        return Files.exists(drawn.file(user)) ? drawn.of(user) : "";
    }

    StackFile file() {
        return new StackFile(path().toAbsolutePath().normalize());
    }

    /** The stack that runs there. Throws {@link StackException} if none does. */
    StackFile.Description running() {
        return file().running()
                .orElseThrow(() ->
                        new StackException("No stack runs in %s; start it: passflow up".formatted(file().data())));
    }

    /** Its ClickHouse, as one of {@link Passwords#USERS}. */
    ClickHouseHttp clickHouse(String user) {
        String url = "http://" + Ports.HOST + ":" + running().ports().clickHouseHttp();
        return new ClickHouseHttp(url, user, passwords().of(user));
    }

    Passwords passwords() {
        return Passwords.of(file().data());
    }
}
