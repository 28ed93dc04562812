package org.passflow.cli;

import java.nio.file.Path;
import java.util.Properties;
import org.passflow.clickhouse.CaFile;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.StackException;
import picocli.CommandLine.Option;

/** The option that says who may vouch for an encrypted ClickHouse. */
final class CaOption {
    @Option(
            names = "--clickhouse-ca",
            paramLabel = "FILE",
            description = "certificates (PEM) of who may vouch for a ClickHouse at https://… (default: those that Java"
                    + " trusts)")
    private Path file;

    /** Empty where none is given. */
    String name() {
        return file == null ? "" : file.toAbsolutePath().toString();
    }

    ClickHouseHttp connect(String url, String user, String password) {
        return file == null
                ? new ClickHouseHttp(url, user, password)
                : ClickHouseHttp.vouchedFor(url, user, password, certificates());
    }

    /** For the JDBC driver. */
    Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        if (file != null) {
            login.setProperty("sslrootcert", certificates());
        }
        return login;
    }

    private String certificates() {
        return certificates("--clickhouse-ca", file);
    }

    /** What the file of an option says. */
    static String certificates(String option, Path file) {
        try {
            return CaFile.read(file);
        } catch (IllegalArgumentException e) {
            throw new StackException(option + ' ' + file + ": " + e.getMessage(), e);
        }
    }
}
