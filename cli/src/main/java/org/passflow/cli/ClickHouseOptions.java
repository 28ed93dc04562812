package org.passflow.cli;

import org.passflow.stack.ClickHouseHttp;
import picocli.CommandLine.Option;

/** The options that say which ClickHouse is meant, and who asks it. */
final class ClickHouseOptions {
    @Option(
            names = "--clickhouse",
            defaultValue = "127.0.0.1:8123",
            paramLabel = "HOST:PORT",
            description = "HTTP address of ClickHouse (default: the stack of this machine, else ${DEFAULT-VALUE})")
    private String clickHouse;

    @Option(
            names = "--database",
            defaultValue = "passflow",
            description = "of passflow there (default: ${DEFAULT-VALUE})")
    private String database;

    String database() {
        return database;
    }

    /** As a user of users.xml, whose password the environment or the stack of this machine has. */
    ClickHouseHttp as(String user) {
        return new ClickHouseHttp("http://" + clickHouse, user, DataFolder.password(user));
    }
}
