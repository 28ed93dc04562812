package org.passflow.cli;

import org.passflow.duty.DutyDesk;
import org.passflow.stack.ClickHouseHttp;
import picocli.CommandLine.Option;

/** The options that say in which ClickHouse the alerts are. */
final class DutyConnection {
    private static final String USER = "board";

    @Option(
            names = "--clickhouse",
            defaultValue = "127.0.0.1:8123",
            paramLabel = "HOST:PORT",
            description = "HTTP address of ClickHouse (default: the stack of this machine, else ${DEFAULT-VALUE})")
    private String clickHouse;

    @Option(
            names = "--database",
            defaultValue = "passflow",
            description = "where the alerts are (default: ${DEFAULT-VALUE})")
    private String database;

    /** As the user board, who may read views and append actions. */
    DutyDesk open() {
        return new DutyDesk(new ClickHouseHttp("http://" + clickHouse, USER, DataFolder.password(USER)), database);
    }
}
