package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.passflow.duty.AlertText;
import org.passflow.duty.Handover;
import org.passflow.duty.HandoverText;
import org.passflow.duty.Shifts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passflow handover}: what one shift tells the next. */
@Command(
        name = "handover",
        description = "Prints which alerts the shift had, which are still open, and who did what about them.",
        mixinStandardHelpOptions = true)
public final class HandoverCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DutyConnection connection;

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description =
                    "like 2026-11-24T08:00:00+08:00 (default: the last change of shift, at 00:00, 08:00 or 16:00, that"
                            + " is at least an hour ago)")
    private OffsetDateTime since;

    @Option(names = "--unit", defaultValue = "", description = "only alerts that this unit has to handle")
    private String unit;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "of shifts and of the times shown (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    /** For picocli. */
    public HandoverCommand() {
        this(InstantSource.system());
    }

    HandoverCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Instant now = clock.instant();
        Instant begin = since == null ? new Shifts(zone).handedOverAt(now) : since.toInstant();
        Handover handover = Handover.read(connection.open(), begin, now, unit);
        new HandoverText(new AlertText(zone)).lines(handover).forEach(out::println);
        return 0;
    }
}
