package org.passflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.LiveFeed;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.simulator.TruthRecorder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code passflow simulate}: sends the events of a made-up district, of past days or live. */
@Command(
        name = "simulate",
        description = "Sends the events of a simulated district: past days as fast as possible, or live.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

    private static final int DECREED_DAYS = 60;

    @ArgGroup(multiplicity = "1")
    private When when;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "equal seeds give equal events (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--scale", defaultValue = "1.0", description = "factor on every volume (default: ${DEFAULT-VALUE})")
    private double scale;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "local time of the district (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Mixin
    private KafkaOptions kafka;

    @Option(
            names = "--closing",
            defaultValue = "PT3M",
            description = "ticks beyond the last event of past days (default: ${DEFAULT-VALUE})")
    private Duration closing;

    @Option(
            names = "--days",
            defaultValue = "1",
            description = "how many days from --from on (default: ${DEFAULT-VALUE})")
    private int days;

    @Option(
            names = "--history",
            defaultValue = "PT0S",
            description = "before --live, fill in this much, like P15D (default: none)")
    private Duration history;

    @Option(
            names = "--faults",
            defaultValue = "1.0",
            description = "factor on the shares of late, repeated, voided, misdated and malformed events; 0 for none"
                    + " (default: ${DEFAULT-VALUE})")
    private double faults;

    @Option(
            names = "--incidents",
            defaultValue = "1.0",
            description = "incidents of each kind a day, on average; 0 for none (default: ${DEFAULT-VALUE})")
    private double incidents;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "with --from: write the expected rows of every table, the expected alerts, the faults and the"
                    + " incidents there;"
                    + " true of topics that were empty")
    private Path truthFolder;

    @Spec
    private CommandSpec spec;

    /** Past days or now, one of the two. */
    private static final class When {
        @Option(
                names = "--from",
                description =
                        "first day, like 2026-11-01; begins at local midnight; what arrives after now is left out")
        private LocalDate from;

        @Option(names = "--live", description = "go on in real time until stopped")
        private boolean live;
    }

    @Override
    public Integer call() throws IOException {
        SimulatorSettings settings = settings();
        Simulator simulator = new Simulator(settings, Roster.shipped());
        if (when.live) {
            goLive(simulator);
        } else if (truthFolder == null) {
            sendDays(simulator, WriteListener.NONE);
        } else {
            TruthRecorder recorder = new TruthRecorder(settings);
            sendDays(simulator, recorder);
            recorder.write(truthFolder, simulator.incidents(start(), end()), closing);
            System.err.println("truth: " + truthFolder);
        }
        return 0;
    }

    private SimulatorSettings settings() {
        if (when.live && truthFolder != null) {
            throw new ParameterException(spec.commandLine(), "--out goes with --from: what is live has no end");
        }
        try {
            return new SimulatorSettings(seed, scale, zone, Faults.ORDINARY.times(faults), incidents);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Instant start() {
        return when.from.atStartOfDay(zone).toInstant();
    }

    private Instant end() {
        return when.from.plusDays(days).atStartOfDay(zone).toInstant();
    }

    private void sendDays(Simulator simulator, WriteListener listener) {
        long nowMillis = InstantSource.system().millis();
        long minutes = Duration.between(start(), end()).toMinutes();
        ProgressBar bar = new ProgressBar(System.err, "minutes", minutes);
        try (EventWriter writer = EventWriter.toKafka(kafka.settings(), listener)) {
            writeReference(simulator, start(), writer);
            Iterator<ArrivingEvent> events = simulator.history(start(), end());
            while (events.hasNext()) {
                ArrivingEvent event = events.next();
                if (event.arrivalMillis() > nowMillis) {
                    break;
                }
                writer.write(event);
                Instant arrival = Instant.ofEpochMilli(event.arrivalMillis());
                bar.show(Math.min(minutes, Duration.between(start(), arrival).toMinutes()));
            }
            Map<String, Long> counts = writer.finish(closing);
            bar.end(minutes);
            new TreeMap<>(counts).forEach((topic, count) -> System.err.printf("%s: %,d%n", topic, count));
        }
    }

    /** What is to be known before the first event, and what is decreed for as long as a demonstration may last. */
    private void writeReference(Simulator simulator, Instant from, EventWriter writer) {
        ShippedReference.records(from.toEpochMilli()).forEach(writer::write);
        LocalDate first = from.atZone(zone).toLocalDate();
        simulator
                .ordinances(first, first.plusDays(days + DECREED_DAYS), from.toEpochMilli())
                .forEach(writer::write);
    }

    private void goLive(Simulator simulator) {
        InstantSource clock = InstantSource.system();
        Instant begin = clock.instant().minus(history).truncatedTo(ChronoUnit.MINUTES);
        Iterator<ArrivingEvent> events = simulator.endless(begin);
        System.err.println("sending until stopped (Ctrl-C)");
        try (EventWriter writer = EventWriter.toKafka(kafka.settings(), WriteListener.NONE)) {
            writeReference(simulator, begin, writer);
            new LiveFeed(events, writer, clock).run(() -> true);
        }
    }
}
