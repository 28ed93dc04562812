package org.passflow.cli;

import org.passflow.duty.DutyDesk;
import picocli.CommandLine.Mixin;

/** The options that say in which ClickHouse the alerts are. */
final class DutyConnection {
    private static final String USER = "board";

    @Mixin
    private ClickHouseOptions clickHouse;

    /** As the user board, who may read views and append actions. */
    DutyDesk open() {
        return new DutyDesk(clickHouse.as(USER), clickHouse.database());
    }
}
