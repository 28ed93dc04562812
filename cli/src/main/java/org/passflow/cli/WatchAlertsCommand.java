package org.passflow.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.passflow.duty.AlertText;
import org.passflow.duty.AlertsPicture;
import org.passflow.watch.LiveScreen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow watch alerts}: what needs a person now, live. */
@Command(
        name = "alerts",
        description =
                "Shows what needs a person, whom to call and how old the picture is, again and again, until Ctrl-C.",
        mixinStandardHelpOptions = true)
public final class WatchAlertsCommand implements Callable<Integer> {
    @Mixin
    private DutyConnection connection;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "of the times shown (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Option(names = "--rows", defaultValue = "6", description = "alerts shown at most (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--every", defaultValue = "PT1S", description = "how often (default: ${DEFAULT-VALUE})")
    private Duration every;

    @Option(names = "--times", description = "how many times (default: until Ctrl-C)")
    private Integer times;

    @Override
    public Integer call() throws InterruptedException {
        AlertsPicture picture = new AlertsPicture(connection.open(), new AlertText(zone), rows, InstantSource.system());
        List<String> footer = List.of("passflow alert ack|shelve|comment|close ID");
        new LiveScreen(picture, () -> footer, every, System.out)
                .run(WatchCommand.isTerminal(), new WatchCommand.Countdown(times)::goesOn);
        return 0;
    }
}
