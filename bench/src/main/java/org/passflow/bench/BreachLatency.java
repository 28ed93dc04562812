package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Folders;
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
 * Measures how long it takes until a breach of quarantine is in the table of alerts, with many people under order and others
 * passing meanwhile, all on one machine with state in RocksDB; and how many bytes of state an order and a journey take.
 */
@Command(name = "bench/breach", mixinStandardHelpOptions = true, description = "Measures breaches of quarantine.")
public final class BreachLatency implements Callable<Integer> {

    private static final String DATABASE = "passflow";
    private static final int SLICES_PER_SECOND = 100;
    private static final int SLICES_PER_PROBE = 10;
    private static final long SLICE_NANOS = Duration.ofSeconds(1).toNanos() / SLICES_PER_SECOND;
    private static final int SITES = 1_000;

    /** Beyond the four hours in which a person may be under way. */
    private static final long IN_CUSTODY_MILLIS = Duration.ofHours(5).toMillis();

    @Option(names = "--orders", description = "People under order (default: ${DEFAULT-VALUE}).")
    private int orders = 1_000_000;

    @Option(
            names = "--journeys",
            description = "Whole journeys home of fourteen steps, before the orders (default: ${DEFAULT-VALUE}).")
    private int journeys;

    @Option(
            names = "--parts",
            description =
                    "Of the journeys, a checkpoint after each: RocksDB merges what it wrote (default: ${DEFAULT-VALUE}).")
    private int parts = 1;

    @Option(names = "--rate", description = "Others passing, events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 1_000;

    @Option(
            names = "--seconds",
            description = "Measured, after half as long; 0 for not at all (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--managed", description = "MiB of the TaskManager for RocksDB (default: ${DEFAULT-VALUE}).")
    private int managed = 1024;

    private final Path data = Installation.current().home().resolve("bench/target/breach");
    private long number;

    public static void main(String[] args) {
        System.exit(new CommandLine(new BreachLatency()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Folders.delete(data);
        StackSettings settings = RocksDbStack.settings(data, managed);
        try (Stack stack = new Stack(Installation.current(), settings, line -> System.err.println(line))) {
            stack.start();
            prepare(settings);
            try (EventWriter writer = EventWriter.toKafka(settings.ports().kafkaServers(), "", WriteListener.NONE)) {
                ShippedReference.records(System.currentTimeMillis()).forEach(writer::write);
                writer.flush();
                String job = new JobSubmission(
                                "", DATABASE, List.of("--ticks.from", "outside", "--time.idle", "1 s"), null, null)
                        .submit(JobSubmission.Target.of(Installation.current(), settings.data(), settings.ports()));
                StateGrowth state = new StateGrowth(stack.flink().rest(), job);
                lead(settings, writer, state);
                order(settings, writer, state);
                if (seconds > 0 && orders > 0) {
                    measure(seconds / 2, settings, writer);
                    report(measure(seconds, settings, writer));
                }
            }
        }
        return 0;
    }

    private static void prepare(StackSettings settings) throws Exception {
        String kafka = settings.ports().kafkaServers();
        try (Admin admin = KafkaBroker.admin(kafka)) {
            org.passflow.stack.Topics.onOneMachine("").apply(admin);
        }
        ClickHouseHttp migrator = clickHouse(settings, "migrator");
        Migrations.ofThisBuild().apply(migrator, DATABASE, new KafkaAddress(kafka, ""));
        new ReferenceLoader(migrator, DATABASE).load();
    }

    private static ClickHouseHttp clickHouse(StackSettings settings, String user) throws IOException {
        String url = "http://" + Ports.HOST + ":" + settings.ports().clickHouseHttp();
        return new ClickHouseHttp(url, user, Passwords.of(settings.data()).of(user));
    }

    /** Leads passengers home, waits until each is in the table and tells how large the state has become. */
    private void lead(StackSettings settings, EventWriter writer, StateGrowth state) throws Exception {
        if (journeys > 0) {
            state.begin();
            HomeJourneys home = new HomeJourneys(writer);
            for (int part = 0; part < parts; part++) {
                int until = journeys * (part + 1) / parts;
                home.write(journeys * part / parts, until);
                awaitRows(settings, writer, "journeys FINAL WHERE steps = " + HomeJourneys.STEPS, until);
                state.awaitCheckpoint();
            }
            state.report(journeys, "journey");
        }
    }

    /** Orders all of them, waits until each is in the table and tells how large the state has become. */
    private void order(StackSettings settings, EventWriter writer, StateGrowth state) throws Exception {
        if (orders == 0) {
            return;
        }
        state.begin();
        for (int person = 0; person < orders; person++) {
            long now = System.currentTimeMillis();
            String json = ("{\"schema_version\":1,\"event_id\":\"order-%d\",\"event_time\":%d,\"person_token\":\"%s\","
                            + "\"action\":\"ORDERED\",\"kind\":\"HOME\",\"region\":\"141002104222\",\"from_time\":%d,\"days\":14}")
                    .formatted(person, now, PersonToken.of(person), now - IN_CUSTODY_MILLIS);
            writer.write(event(Topics.QUARANTINE_ORDERS, PersonToken.of(person), json, now));
        }
        writer.flush();
        awaitRows(settings, writer, "quarantine FINAL", orders);
        state.report(orders, "order");
    }

    private static void awaitRows(StackSettings settings, EventWriter writer, String table, int rows) throws Exception {
        Await.until(() -> {
            writer.tickUntil(System.currentTimeMillis());
            String count = "SELECT toString(count()) AS n FROM %s.%s".formatted(DATABASE, table);
            return clickHouse(settings, "migrator").query(count).get(0).get("n").asLong() >= rows;
        });
    }

    /** Latencies in milliseconds, sorted: from handing a sighting to the producer until its alert is stored. */
    private List<Long> measure(int forSeconds, StackSettings settings, EventWriter writer) throws Exception {
        Map<String, Long> sent = new HashMap<>();
        long start = System.nanoTime();
        for (int slice = 0; slice < forSeconds * SLICES_PER_SECOND; slice++) {
            for (int i = 0; i < rate / SLICES_PER_SECOND; i++) {
                long passer = orders + number++;
                writer.write(sighting("passage-" + passer, PersonToken.of(passer), passer));
            }
            if (slice % SLICES_PER_PROBE == 0) {
                String id = "breach-" + number++;
                sent.put(id, System.currentTimeMillis());
                writer.write(sighting(id, PersonToken.of(number * 7919 % orders), slice));
            }
            LockSupport.parkNanos(start + (slice + 1) * SLICE_NANOS - System.nanoTime());
        }
        List<Long> latencies = new ArrayList<>();
        ClickHouseHttp reader = clickHouse(settings, "migrator");
        Await.until(() -> {
            writer.tickUntil(System.currentTimeMillis());
            latencies.clear();
            for (JsonNode row : reader.query(
                    "SELECT event_id, toString(toUnixTimestamp64Milli(min(updated_at))) AS stored FROM %s.alert_history WHERE rule = 'quarantine-breach' GROUP BY event_id"
                            .formatted(DATABASE))) {
                Long since = sent.get(row.get("event_id").asText());
                if (since != null) {
                    latencies.add(Long.parseLong(row.get("stored").asText()) - since);
                }
            }
            return latencies.size() >= sent.size();
        });
        Collections.sort(latencies);
        return latencies;
    }

    private static ArrivingEvent sighting(String id, String token, long site) {
        long now = System.currentTimeMillis();
        String siteId = "bench-site-" + site % SITES;
        String json =
                ("{\"schema_version\":1,\"event_id\":\"%s\",\"event_time\":%d,\"site_id\":\"%s\",\"direction\":\"IN\","
                                + "\"subject\":\"PERSON\",\"disposition\":\"PASSED\",\"person_token\":\"%s\"}")
                        .formatted(id, now, siteId, token);
        return event(Topics.CHECKPOINT_EVENTS, siteId, json, now);
    }

    private static ArrivingEvent event(String topic, String key, String json, long now) {
        return new ArrivingEvent(topic, key, json.getBytes(StandardCharsets.UTF_8), now);
    }

    private void report(List<Long> sorted) {
        System.out.printf(
                "%,d events/s beside %,d orders: %d breaches; p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms%n",
                rate,
                orders,
                sorted.size(),
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99),
                percentile(sorted, 100));
    }

    private static long percentile(List<Long> sorted, int percent) {
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
