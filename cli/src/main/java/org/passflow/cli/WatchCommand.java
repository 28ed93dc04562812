package org.passflow.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.passflow.watch.CountsPicture;
import org.passflow.watch.LiveScreen;
import org.passflow.watch.LiveTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow watch}: the live table of the stack on this machine. */
@Command(
        name = "watch",
        description = "Shows the last minute at each site, again and again, until Ctrl-C.",
        subcommands = WatchAlertsCommand.class,
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    private static final String DATABASE = "passflow";

    @Mixin
    private DataFolder data;

    @Mixin
    private Links links;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "of the times shown (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Option(names = "--rows", defaultValue = "20", description = "sites shown at most (default: ${DEFAULT-VALUE})")
    private int rows;

    @Option(names = "--every", defaultValue = "PT5S", description = "how often (default: ${DEFAULT-VALUE})")
    private Duration every;

    @Option(names = "--times", description = "how many times (default: until Ctrl-C)")
    private Integer times;

    @Override
    public Integer call() throws InterruptedException {
        List<String> lines = links.of(data);
        LiveScreen screen = new LiveScreen(
                new CountsPicture(data.clickHouse("analyst"), DATABASE, new LiveTable(zone, rows)),
                () -> lines,
                every,
                System.out);
        screen.run(isTerminal(), new Countdown(times)::goesOn);
        return 0;
    }

    /** Whether standard output is a terminal, as the launcher found. */
    static boolean isTerminal() {
        return Boolean.getBoolean("passflow.terminal");
    }

    /** Says yes a number of times, or for ever. */
    static final class Countdown {
        private final boolean endless;
        private int left;

        Countdown(Integer times) {
            endless = times == null;
            left = endless ? 0 : times;
        }

        boolean goesOn() {
            return endless || left-- > 0;
        }
    }
}
