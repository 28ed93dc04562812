package org.passflow.cli;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passflow.event.RejectReason;
import org.passflow.event.TimeRules;
import org.passflow.rejects.RecordPosition;
import org.passflow.rejects.RejectQuery;
import org.passflow.rejects.RejectStore;
import org.passflow.rejects.Retry;
import org.passflow.rejects.RetryRules;
import org.passflow.rejects.StoredReject;
import org.passflow.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow rejects}: what the jobs refused, and a second chance for it. */
@Command(
        name = "rejects",
        description = "Shows the records that were refused, and sends them again.",
        mixinStandardHelpOptions = true)
public final class RejectsCommand {

    /** Where the rejects are kept. */
    static final class Store {
        @Mixin
        private ClickHouseOptions clickHouse;

        @Option(names = "--user", defaultValue = "analyst", description = "who reads (default: ${DEFAULT-VALUE})")
        private String user;

        private RejectStore open() {
            return new RejectStore(clickHouse.jdbcUrl(), clickHouse.login(user));
        }
    }

    /** Which rejects. */
    static final class Filter {
        @Option(names = "--topic", description = "only of this topic, without prefix")
        private String topic;

        @Option(names = "--reason", description = "only for this reason: ${COMPLETION-CANDIDATES}")
        private RejectReason reason;

        @Option(names = "--within", description = "only those that arrived within this time, like PT24H")
        private Duration within;

        @Option(names = "--limit", defaultValue = "100", description = "the newest so many (default: ${DEFAULT-VALUE})")
        private int limit;

        private boolean isEmpty() {
            return topic == null && reason == null && within == null;
        }

        private RejectQuery query() {
            Instant since = within == null ? null : Instant.now().minus(within);
            return new RejectQuery(topic, reason, since, limit);
        }
    }

    /** Where to send them again, and by which rules. */
    static final class Sending {
        @Mixin
        private KafkaOptions kafka;

        @Option(
                names = "--horizon",
                defaultValue = "PT24H",
                description = "as the job's --time.horizon (default: ${DEFAULT-VALUE})")
        private Duration horizon;

        private Retry open() {
            TimeRules time = new TimeRules(horizon, TimeRules.DEFAULT_CLOCK_TOLERANCE);
            return Retry.inKafka(kafka.settings(), new RetryRules(time), Clock.systemUTC());
        }
    }

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            description = "Lists them, the newest first: position, arrival, reason and what is wrong.",
            mixinStandardHelpOptions = true)
    int list(@Mixin Store store, @Mixin Filter filter) throws SQLException {
        List<StoredReject> rejects = store.open().find(filter.query());
        rejects.forEach(reject -> out().printf(
                        "%-32s %s %-14s %s%n",
                        reject.position(), reject.arrivalTime(), reject.reason(), reject.detail()));
        out().println(rejects.size() + (rejects.size() == filter.limit ? " shown; there may be more." : " rejects."));
        return 0;
    }

    @Command(
            name = "show",
            description = "Shows one with its record, in which whatever names a person is masked.",
            mixinStandardHelpOptions = true)
    int show(@Mixin Store store, @Parameters(paramLabel = "TOPIC/PARTITION/OFFSET") RecordPosition position)
            throws SQLException {
        Optional<StoredReject> found = store.open().at(position);
        StoredReject reject = found.orElseThrow(() -> new StackException("No reject at " + position));
        out().println("position  " + reject.position());
        out().println("arrival   " + reject.arrivalTime());
        out().println("reason    " + reject.reason());
        out().println("detail    " + reject.detail());
        out().println("record    " + (reject.payload().isEmpty() ? "(not kept)" : printable(reject.payload())));
        return 0;
    }

    @Command(
            name = "retry",
            description = {
                "Reads the originals from Kafka and sends those again that would count now: mended by a new build, or no"
                        + " longer ahead of time. What was sent twice counts once.",
                "What is older than the horizon needs a reprocessing with a higher generation (docs/operations.md).",
                "Exit code 1 if any was not sent."
            },
            mixinStandardHelpOptions = true)
    int retry(
            @Mixin Store store,
            @Mixin Filter filter,
            @Mixin Sending sending,
            @Parameters(
                            arity = "0..*",
                            paramLabel = "TOPIC/PARTITION/OFFSET",
                            description = "else what the filter finds")
                    List<RecordPosition> positions)
            throws SQLException, InterruptedException {
        boolean named = positions != null && !positions.isEmpty();
        if (named != filter.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Name either positions or one of --topic, --reason and --within");
        }
        List<RecordPosition> chosen = named
                ? positions
                : store.open().find(filter.query()).stream()
                        .map(StoredReject::position)
                        .toList();
        int sent = 0;
        try (Retry retry = sending.open()) {
            for (RecordPosition position : chosen) {
                RetryRules.Verdict verdict = retry.retry(position);
                out().println(position + " " + verdict.explanation());
                sent += verdict.send() ? 1 : 0;
            }
        }
        out().println(sent + " of " + chosen.size() + " sent again.");
        return sent == chosen.size() ? 0 : 1;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A record may hold control characters, which would command the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
