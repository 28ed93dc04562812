package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.Passwords;
import org.passflow.stack.Ports;
import org.passflow.stack.Stack;
import org.passflow.stack.StackSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures how long it takes from handing a fever to the producer until its alert can be read in {@code v_alerts_current},
 * with everything on one machine and other events flowing at a given rate. What is measured includes the wait for the next
 * look.
 */
@Command(name = "bench/latency", mixinStandardHelpOptions = true, description = "Measures the latency of alerts.")
public final class AlertLatency implements Callable<Integer> {

    private static final String DATABASE = "passflow";
    private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
    private static final int SLICES_PER_SECOND = 100;
    private static final int SLICES_PER_PROBE = 10;
    private static final int SITES = 1_000;

    @Option(
            names = "--rates",
            split = ",",
            description = "Events a second beside the probes (default: ${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of(1_000, 20_000);

    @Option(
            names = "--seconds",
            description = "Measured for each rate, after half as long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    private final Path data = Installation.current().home().resolve("bench/target/latency");
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Long> latencies = new ConcurrentHashMap<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private final EventText text = new EventText(random);
    private long number;

    public static void main(String[] args) {
        System.exit(new CommandLine(new AlertLatency()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        StackSettings settings = StackSettings.in(data);
        try (Stack stack = new Stack(Installation.current(), settings, line -> System.err.println(line))) {
            stack.start();
            String kafka = settings.ports().kafkaServers();
            prepare(settings, kafka);
            try (EventWriter writer = EventWriter.toKafka(kafka, "", WriteListener.NONE)) {
                ShippedReference.records(System.currentTimeMillis()).forEach(writer::write);
                writer.flush();
                submit(settings);
                for (int rate : rates) {
                    measure(rate, seconds / 2, settings, writer);
                    report(rate, measure(rate, seconds, settings, writer));
                }
            }
        }
        return 0;
    }

    private static void prepare(StackSettings settings, String kafka) throws Exception {
        try (Admin admin = KafkaBroker.admin(kafka)) {
            org.passflow.stack.Topics.onOneMachine("").apply(admin);
        }
        ClickHouseHttp migrator = clickHouse(settings, "migrator");
        Migrations.ofThisBuild().apply(migrator, DATABASE, new KafkaAddress(kafka, ""));
        new ReferenceLoader(migrator, DATABASE).load();
    }

    private static void submit(StackSettings settings) throws Exception {
        new JobSubmission("", DATABASE, List.of("--ticks.from", "outside", "--time.idle", "1 s"), null, null)
                .submit(JobSubmission.Target.of(Installation.current(), settings.data(), settings.ports()));
    }

    private static ClickHouseHttp clickHouse(StackSettings settings, String user) throws IOException {
        String url = "http://" + Ports.HOST + ":" + settings.ports().clickHouseHttp();
        return new ClickHouseHttp(url, user, Passwords.of(settings.data()).of(user));
    }

    /** Sends at a rate for some seconds while another thread looks; returns the latencies in milliseconds, sorted. */
    private List<Long> measure(int rate, int forSeconds, StackSettings settings, EventWriter writer) throws Exception {
        sent.clear();
        latencies.clear();
        Thread looking = new Thread(() -> look(settings), "look");
        looking.start();
        long start = System.nanoTime();
        for (int slice = 0; slice < forSeconds * SLICES_PER_SECOND; slice++) {
            for (int i = 0; i < rate / SLICES_PER_SECOND; i++) {
                writer.write(passage());
            }
            if (slice % SLICES_PER_PROBE == 0) {
                writer.write(probe(slice));
            }
            LockSupport.parkNanos(start + (slice + 1) * SLICE_NANOS - System.nanoTime());
        }
        long wait = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (latencies.size() < sent.size() && System.nanoTime() < wait) {
            writer.tickUntil(System.currentTimeMillis());
            LockSupport.parkNanos(SLICE_NANOS);
        }
        looking.interrupt();
        looking.join();
        List<Long> sorted = new ArrayList<>(latencies.values());
        Collections.sort(sorted);
        return sorted;
    }

    private ArrivingEvent passage() {
        long now = System.currentTimeMillis();
        EventText.Subject subject = new EventText.Subject(random.nextInt(SITES), text.kind(), number++, now);
        String site = EventText.siteId(subject.site());
        return event(site, text.json(subject), now);
    }

    private ArrivingEvent probe(int slice) {
        long now = System.currentTimeMillis();
        String id = "probe-" + number++;
        String site = "probe-site-" + slice % SITES;
        sent.put(id, now);
        String json =
                ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"%s\",\"direction\":\"IN\","
                                + "\"subject\":\"PERSON\",\"disposition\":\"HELD\",\"temperature_c\":38.5}")
                        .formatted(id, now, site);
        return event(site, json, now);
    }

    private static ArrivingEvent event(String site, String json, long now) {
        return new ArrivingEvent(Topics.CHECKPOINT_EVENTS, site, json.getBytes(StandardCharsets.UTF_8), now);
    }

    private void look(StackSettings settings) {
        try {
            ClickHouseHttp board = clickHouse(settings, "board");
            while (!Thread.currentThread().isInterrupted()) {
                long since = System.currentTimeMillis() - Duration.ofSeconds(10).toMillis();
                List<JsonNode> rows = board.query(
                        "SELECT event_id FROM %s.v_alerts_current WHERE startsWith(event_id, 'probe-') AND noticed_at > fromUnixTimestamp64Milli(%d)"
                                .formatted(DATABASE, since));
                long now = System.currentTimeMillis();
                for (JsonNode row : rows) {
                    String id = row.get("event_id").asText();
                    if (sent.containsKey(id)) {
                        latencies.putIfAbsent(id, now - sent.get(id));
                    }
                }
                LockSupport.parkNanos(SLICE_NANOS);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(int rate, List<Long> sorted) {
        System.out.printf(
                "%,d events/s: %d of %d probes seen; p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms%n",
                rate,
                sorted.size(),
                sent.size(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                percentile(sorted, 100));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
