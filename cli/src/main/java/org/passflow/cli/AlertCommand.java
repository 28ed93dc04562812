package org.passflow.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.passflow.duty.Alert;
import org.passflow.duty.AlertFilter;
import org.passflow.duty.AlertText;
import org.passflow.duty.DutyDesk;
import org.passflow.event.AlertAction;
import org.passflow.event.AlertOutcome;
import org.passflow.event.DutyAction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow alert}: what needs a person, and what the person does about it. */
@Command(
        name = "alert",
        description = {
            "Lists alerts, shows one, takes it up, puts it aside, comments on it or closes it.",
            "ID is any run of at least 4 characters that stands in one alert's id only, such as the 8 that lists show."
        },
        mixinStandardHelpOptions = true)
public final class AlertCommand {
    /** Which alert, and who does what about it. */
    static final class Doing {
        @Mixin
        private DutyConnection connection;

        @Parameters(paramLabel = "ID")
        private String id;

        @Option(names = "--actor", description = "who does it (default: ${DEFAULT-VALUE})")
        private String actor = System.getProperty("user.name");
    }

    /** In whose time. */
    static final class Zone {
        @Option(
                names = "--zone",
                defaultValue = "Asia/Shanghai",
                description = "of the times shown (default: ${DEFAULT-VALUE})")
        private ZoneId zone;
    }

    /** How long to put aside: one of the two. */
    static final class Shelving {
        @ArgGroup(multiplicity = "1")
        private ShelfTime time;
    }

    private final InstantSource clock;

    @Spec
    private CommandSpec spec;

    /** For picocli. */
    public AlertCommand() {
        this(InstantSource.system());
    }

    AlertCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Command(
            name = "list",
            description = "Lists what has not ended, the gravest first; groups instead of their members.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin DutyConnection connection,
            @Mixin Zone zone,
            @Option(names = "--all", description = "those that have ended too") boolean all,
            @Option(names = "--rule", defaultValue = "", description = "only of this rule") String rule,
            @Option(names = "--unit", defaultValue = "", description = "only of this unit") String unit,
            @Option(names = "--group", paramLabel = "ID", description = "the members of this group") String group,
            @Option(names = "--limit", defaultValue = "100", description = "default: ${DEFAULT-VALUE}") int limit)
            throws IOException, InterruptedException {
        DutyDesk desk = connection.open();
        String groupId = group == null ? "" : desk.find(group).id();
        AlertText text = new AlertText(zone.zone);
        List<Alert> alerts = desk.list(new AlertFilter(all, rule, unit, groupId, limit));
        for (Alert alert : alerts) {
            out().println(text.oneLine(alert));
            out().println(" ".repeat(alert.shortId().length() + 2)
                    + alert.text().both());
        }
        out().println(alerts.size() + (alerts.size() == limit ? " shown; there may be more." : " alerts."));
        out().println(desk.age().words() + (desk.age().isStale() ? "  !! 数据已停 STALE !!" : ""));
        return 0;
    }

    @Command(
            name = "show",
            description = "Shows one with its evidence and what people did about it.",
            mixinStandardHelpOptions = true)
    int show(@Mixin DutyConnection connection, @Mixin Zone zone, @Parameters(paramLabel = "ID") String id)
            throws IOException, InterruptedException {
        DutyDesk desk = connection.open();
        Alert alert = desk.find(id);
        new AlertText(zone.zone)
                .whole(alert, desk.actions(Instant.EPOCH, alert.id()))
                .forEach(out()::println);
        return 0;
    }

    @Command(
            name = "ack",
            description = "Takes an alert up: it stops calling people and going up to the next unit.",
            mixinStandardHelpOptions = true)
    int ack(@Mixin Doing doing, @Option(names = "--text") String text) throws IOException, InterruptedException {
        return take(doing, DutyAction.ACK, null, null, text);
    }

    @Command(
            name = "shelve",
            description = "Puts an alert aside for a while; then it comes back.",
            mixinStandardHelpOptions = true)
    int shelve(@Mixin Doing doing, @Mixin Shelving shelving, @Option(names = "--text") String text)
            throws IOException, InterruptedException {
        return take(doing, DutyAction.SHELVE, null, shelving.time.end(clock.instant()), text);
    }

    @Command(name = "unshelve", description = "Takes an alert off the shelf.", mixinStandardHelpOptions = true)
    int unshelve(@Mixin Doing doing, @Option(names = "--text") String text) throws IOException, InterruptedException {
        return take(doing, DutyAction.UNSHELVE, null, null, text);
    }

    @Command(name = "comment", description = "Writes something beside an alert.", mixinStandardHelpOptions = true)
    int comment(@Mixin Doing doing, @Option(names = "--text", required = true) String text)
            throws IOException, InterruptedException {
        return take(doing, DutyAction.COMMENT, null, null, text);
    }

    @Command(
            name = "close",
            description = "Ends an alert, or says what one that data ended turned out to be.",
            mixinStandardHelpOptions = true)
    int close(
            @Mixin Doing doing,
            @Option(names = "--outcome", required = true, description = "${COMPLETION-CANDIDATES}")
                    AlertOutcome outcome,
            @Option(names = "--text") String text)
            throws IOException, InterruptedException {
        return take(doing, DutyAction.CLOSE, outcome, null, text);
    }

    private int take(Doing doing, DutyAction action, AlertOutcome outcome, Instant until, String text)
            throws IOException, InterruptedException {
        DutyDesk desk = doing.connection.open();
        Alert alert = desk.find(doing.id);
        Long untilMillis = until == null ? null : until.toEpochMilli();
        desk.take(alert, new AlertAction(alert.id(), action, doing.actor, outcome, untilMillis, text));
        out().println(alert.id() + "  " + alert.text().both());
        out().printf("%s by %s: sent; the job applies it within some seconds.%n", action, doing.actor);
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
