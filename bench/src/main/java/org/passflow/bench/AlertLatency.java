package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.feed.EventWriter;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.Ports;
import org.passflow.stack.Stack;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long it takes from handing a fever to the producer until its alert can be read in {@code v_alerts_current},
 * hop by hop, with everything on one machine and other events flowing at a given rate. What is measured includes the wait
 * for the next look.
 */
@Command(name = "bench/latency", mixinStandardHelpOptions = true, description = "Measures the latency of alerts.")
public final class AlertLatency implements Callable<Integer> {

    private static final String DATABASE = "passflow";
    private static final int WARM_UP_RATE = 5_000;

    @Option(
            names = "--rates",
            split = ",",
            description = "Events a second beside the probes (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of(1_000, 20_000);

    @Option(
            names = "--seconds",
            description = "Measured for each rate, after half as long (default: ${DEFAULT-VALUE}).")
    private int seconds = 120;

    @Option(
            names = "--warm-up",
            description = "Seconds at " + WARM_UP_RATE + " events/s first, lest the JVM's compiler be measured"
                    + " (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 60;

    @Option(
            names = "--heap",
            description = "MiB of the TaskManager, for its operators and their state (default: ${DEFAULT-VALUE}).")
    private int heap = 4096;

    @Option(names = "--profile", description = "Record the TaskManager while it is measured, and list hot methods.")
    private boolean profiled;

    private final Path data = Installation.current().home().resolve("bench/target/latency");
    private final AtomicReference<ProbeBook> current = new AtomicReference<>(new ProbeBook());

    public static void main(String[] args) {
        System.exit(new CommandLine(new AlertLatency()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        removeOld();
        StackSettings settings = settings();
        try (Stack stack = new Stack(Installation.current(), settings, line -> System.err.println(line))) {
            stack.start();
            String kafka = settings.ports().kafkaServers();
            prepare(stack, kafka);
            try (EventWriter writer =
                    EventWriter.toKafka(kafka, "", (event, partition, offset) -> stored(event.label()))) {
                ShippedReference.records(System.currentTimeMillis()).forEach(writer::write);
                writer.flush();
                submit(settings);
                AlertLoad load = new AlertLoad(writer);
                load.run(WARM_UP_RATE, warmUpSeconds, new ProbeBook());
                for (int rate : rates) {
                    load.run(rate, seconds / 2, new ProbeBook());
                    measure(rate, stack, load);
                }
            }
        }
        return 0;
    }

    /** As a demonstration has them, but for the heap: a minute at 20,000 events a second puts 1.2 million into state. */
    private StackSettings settings() {
        StackSettings usual = StackSettings.in(data).withPorts(Ports.free());
        StackSettings.Memory memory = usual.memory();
        return usual.withMemory(new StackSettings.Memory(
                memory.kafka(), memory.clickHouse(), memory.jobManager(), heap, memory.managed()));
    }

    private void removeOld() throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> old = Files.walk(data)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private void stored(String probe) {
        if (probe != null) {
            current.get().passed(Hop.STORED, probe, System.currentTimeMillis());
        }
    }

    private static void prepare(Stack stack, String kafka) throws Exception {
        try (Admin admin = KafkaBroker.admin(kafka)) {
            Topics.onOneMachine("").apply(admin);
        }
        ClickHouseHttp migrator = stack.clickHouse().as("migrator");
        Migrations.ofThisBuild().apply(migrator, DATABASE, new KafkaAddress(kafka, ""));
        new ReferenceLoader(migrator, DATABASE).load();
    }

    private static void submit(StackSettings settings) throws Exception {
        new JobSubmission("", DATABASE, List.of("--ticks.from", "outside", "--time.idle", "1 s"), null, null)
                .submit(JobSubmission.Target.of(Installation.current(), settings.data(), settings.ports()));
    }

    private void measure(int rate, Stack stack, AlertLoad load) throws Exception {
        ProbeBook book = new ProbeBook();
        current.set(book);
        Recording recording = profiled ? Recording.start(stack, data.resolve("rate-" + rate + ".jfr")) : null;
        CpuSeconds before = CpuSeconds.now(stack);
        long begin = System.nanoTime();
        ProbeReaders readers = new ProbeReaders(book, stack, DATABASE);
        load.measure(rate, seconds, book);
        readers.stop();
        String cores = CpuSeconds.now(stack).coresSince(before, (System.nanoTime() - begin) / 1e9);
        takeInserts(stack.clickHouse().as("migrator"), book);
        report(rate, book, readers.looks(), cores);
        if (recording != null) {
            HotMethods.of(recording.stop()).print(System.out);
        }
    }

    /** When the server took the first row of each alert in. */
    private static void takeInserts(ClickHouseHttp clickHouse, ProbeBook book)
            throws IOException, InterruptedException {
        List<JsonNode> rows = clickHouse.query(
                "SELECT event_id, toUnixTimestamp64Milli(min(updated_at)) AS written FROM %s.alert_history WHERE startsWith(event_id, '%s') GROUP BY event_id"
                        .formatted(DATABASE, ProbeReaders.PROBE));
        rows.forEach(row -> book.passed(
                Hop.WRITTEN, row.get("event_id").asText(), row.get("written").asLong()));
    }

    private static void report(int rate, ProbeBook book, long[] looks, String cores) {
        System.out.printf(
                "%n%,d events/s: %d of %d probes seen; milliseconds p50, p95, p99, longest%n",
                rate, book.latencies(Hop.READABLE).length, book.probes());
        for (Hop hop : Hop.values()) {
            System.out.printf("  until %-30s %s%n", hop.words(), ProbeBook.percentiles(book.latencies(hop)));
        }
        Hop[] hops = Hop.values();
        for (int i = 1; i < hops.length; i++) {
            System.out.printf(
                    "  between that and the hop before: %-30s %s%n",
                    hops[i].words(), ProbeBook.percentiles(book.between(hops[i - 1], hops[i])));
        }
        System.out.printf("  %,d looks, each %s%n%s", looks.length, ProbeBook.percentiles(looks), cores);
    }
}
