package org.passflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.replay.Mapping;
import org.passflow.replay.MappingException;
import org.passflow.replay.MappingReader;
import org.passflow.replay.RejectedRow;
import org.passflow.replay.ReplayOrder;
import org.passflow.replay.ReplayReader;
import org.passflow.replay.ReplayRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passflow replay}: sends the rows of CSV files as events, as they once happened. */
@Command(
        name = "replay",
        description = "Sends the rows of CSV files as events, in the order in which they happened.",
        subcommands = ReplayCheckCommand.class,
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final int SHOWN_REJECTS = 20;

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "CSV files in UTF-8 with a header line")
    private List<Path> files = List.of();

    @Option(names = "--mapping", description = "YAML file that says how a row becomes an event")
    private Path mappingFile;

    @Mixin
    private KafkaOptions kafka;

    @Option(names = "--arrival", description = "delay between event and arrival, like PT2S; instead of the mapping's")
    private Duration arrivalDelay;

    @Option(names = "--no-sort", description = "keep the order of the files instead of sorting by event time")
    private boolean keepFileOrder;

    @Option(names = "--shuffle", paramLabel = "SECONDS", description = "let each event arrive up to that much later")
    private Integer shuffleSeconds;

    @Option(names = "--seed", defaultValue = "1", description = "of the shuffle (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--closing",
            defaultValue = "PT3M",
            description = "ticks beyond the last event (default: ${DEFAULT-VALUE})")
    private Duration closing;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        // Not marked as required, for then the subcommand would require them too.
        if (files.isEmpty() || mappingFile == null) {
            throw new ParameterException(spec.commandLine(), "FILE and --mapping are required");
        }
        try {
            Mapping mapping = mapping(mappingFile);
            ReplayRows rows =
                    new ReplayReader(arrivalDelay == null ? mapping : mapping.arrivingAfter(arrivalDelay)).read(files);
            send(rows);
            return rows.rejected().isEmpty() ? 0 : 1;
        } catch (MappingException e) {
            System.err.println(e.getMessage());
            return 2;
        }
    }

    static Mapping mapping(Path file) throws IOException, MappingException {
        try (InputStream in = Files.newInputStream(file)) {
            return MappingReader.read(file.toString(), in);
        }
    }

    private void send(ReplayRows rows) {
        List<ArrivingEvent> events = ordered(rows);
        try (EventWriter writer = EventWriter.toKafka(kafka.settings(), WriteListener.NONE)) {
            ProgressBar bar = new ProgressBar(System.err, "replay", events.size());
            long sent = 0;
            for (ArrivingEvent event : events) {
                writer.write(event);
                bar.show(++sent);
            }
            Map<String, Long> counts = writer.finish(closing);
            bar.end(sent);
            report(rows, sent, counts.getOrDefault(Topics.TICKS, 0L), System.err);
        }
    }

    private List<ArrivingEvent> ordered(ReplayRows rows) {
        if (shuffleSeconds != null) {
            return ReplayOrder.shuffled(rows, Duration.ofSeconds(shuffleSeconds), seed);
        }
        return keepFileOrder ? ReplayOrder.asInFile(rows) : ReplayOrder.sorted(rows);
    }

    private static void report(ReplayRows rows, long sent, long ticks, PrintStream out) {
        out.printf(
                "%,d rows read, %,d events sent, %,d rows rejected (and %,d ticks)%n",
                rows.read(), sent, rows.rejected().size(), ticks);
        rows.rejected().stream().limit(SHOWN_REJECTS).map(RejectedRow::toString).forEach(out::println);
        if (rows.rejected().size() > SHOWN_REJECTS) {
            out.printf("… and %,d more%n", rows.rejected().size() - SHOWN_REJECTS);
        }
    }
}
