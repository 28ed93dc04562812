package org.passflow.cli;

import java.util.Properties;
import org.passflow.stack.ClickHouseHttp;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which ClickHouse is meant, and who asks it. */
final class ClickHouseOptions {
    @Option(
            names = "--clickhouse",
            defaultValue = "127.0.0.1:8123",
            paramLabel = "[https://]HOST:PORT",
            description = "HTTP address of ClickHouse (default: the stack of this machine, else ${DEFAULT-VALUE})")
    private String clickHouse;

    @Mixin
    private CaOption certificates;

    @Option(
            names = "--database",
            defaultValue = "passflow",
            description = "of passflow there (default: ${DEFAULT-VALUE})")
    private String database;

    /** As it was given. */
    String address() {
        return clickHouse;
    }

    String database() {
        return database;
    }

    /** Name of the file of --clickhouse-ca; empty where there is none. */
    String ca() {
        return certificates.name();
    }

    /** As a user of users.xml, whose password the environment or the stack of this machine has. */
    ClickHouseHttp as(String user) {
        return certificates.connect(url(), user, DataFolder.password(user));
    }

    /** Of the database, for the JDBC driver. */
    String jdbcUrl() {
        return "jdbc:clickhouse:" + url() + "/" + database;
    }

    /** The same user for the JDBC driver. */
    Properties login(String user) {
        return certificates.login(user, DataFolder.password(user));
    }

    private String url() {
        return clickHouse.contains("://") ? clickHouse : "http://" + clickHouse;
    }
}
