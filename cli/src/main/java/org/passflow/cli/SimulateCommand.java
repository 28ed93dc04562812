package org.passflow.cli;

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
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.ShippedReference;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code passflow simulate}: sends the events of a made-up district, of past days or live. */
@Command(
        name = "simulate",
        description = "Sends the events of a simulated district: past days as fast as possible, or live.",
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {

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

    @Option(
            names = "--bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            description = "Kafka brokers (default: ${DEFAULT-VALUE})")
    private String bootstrapServers;

    @Option(names = "--prefix", defaultValue = "", description = "put before each topic's name")
    private String prefix;

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

    /** Past days or now, one of the two. */
    private static final class When {
        @Option(names = "--from", description = "first day, like 2026-11-01; begins at local midnight")
        private LocalDate from;

        @Option(names = "--live", description = "go on in real time until stopped")
        private boolean live;
    }

    @Override
    public Integer call() {
        Simulator simulator =
                new Simulator(new SimulatorSettings(seed, scale, zone, Faults.ORDINARY), Roster.shipped());
        try (EventWriter writer = EventWriter.toKafka(bootstrapServers, prefix, WriteListener.NONE)) {
            if (when.live) {
                goLive(simulator, writer);
            } else {
                sendDays(simulator, writer);
            }
        }
        return 0;
    }

    private void sendDays(Simulator simulator, EventWriter writer) {
        Instant from = when.from.atStartOfDay(zone).toInstant();
        Instant to = when.from.plusDays(days).atStartOfDay(zone).toInstant();
        ProgressBar bar = new ProgressBar(
                System.err, "minutes", Duration.between(from, to).toMinutes());
        ShippedReference.sites(from.toEpochMilli()).forEach(writer::write);
        Iterator<ArrivingEvent> events = simulator.history(from, to);
        while (events.hasNext()) {
            ArrivingEvent event = events.next();
            writer.write(event);
            Instant arrival = Instant.ofEpochMilli(event.arrivalMillis());
            bar.show(Duration.between(from, arrival.isBefore(to) ? arrival : to).toMinutes());
        }
        Map<String, Long> counts = writer.finish(closing);
        bar.end(Duration.between(from, to).toMinutes());
        new TreeMap<>(counts).forEach((topic, count) -> System.err.printf("%s: %,d%n", topic, count));
    }

    private void goLive(Simulator simulator, EventWriter writer) {
        InstantSource clock = InstantSource.system();
        Instant begin = clock.instant().minus(history).truncatedTo(ChronoUnit.MINUTES);
        ShippedReference.sites(begin.toEpochMilli()).forEach(writer::write);
        Iterator<ArrivingEvent> events = simulator.endless(begin);
        System.err.println("sending until stopped (Ctrl-C)");
        new LiveFeed(events, writer, clock).run(() -> true);
    }
}
