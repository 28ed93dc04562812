package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.passflow.feed.EventWriter;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ReferenceLoader;
import org.passflow.registry.ShippedReference;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.Folders;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.Stack;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Topics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Lets the whole chain run for hours at one rate, all on one machine with state in RocksDB, and looks whether anything grows: heaps,
 * state, parts, file handles, what waits in Kafka. In the end everything that was sent must have been counted.
 */
@Command(
        name = "bench/soak",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the whole chain at one rate and looks whether anything grows.",
            "Exit code 1 if the job failed or was restarted, the lag grows, or counts are not what was sent."
        })
public final class Soak implements Callable<Integer> {
    private static final String DATABASE = "passflow";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Caches, compiler, the people whom a crowd has. */
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    /** A job keeps custody so much longer than the horizon, and then until the end of the hour. */
    private static final Duration CUSTODY_KEPT = Duration.ofMinutes(20);

    /** After the end of an hour and the horizon the job keeps its counts for so much longer. */
    private static final Duration COUNTS_KEPT = Duration.ofMinutes(10);

    /** Until a checkpoint shows what was forgotten. */
    private static final Duration SHOWN = Duration.ofMinutes(2);

    @Option(names = "--minutes", description = "How long (default: ${DEFAULT-VALUE}).")
    private int minutes = 120;

    @Option(names = "--every", description = "Seconds from look to look (default: ${DEFAULT-VALUE}).")
    private int every = 60;

    @Option(names = "--rate", description = "Events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 5_000;

    @Option(
            names = "--horizon",
            description = "Minutes, as the job's --time.horizon: for so long each event stays in state, and state grows"
                    + " (default: a twenty-fourth of all, at least 1).")
    private int horizon;

    private final Path data = Installation.current().home().resolve("bench/target/soak");

    public static void main(String[] args) {
        System.exit(new CommandLine(new Soak()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        horizon = horizon > 0 ? horizon : Math.max(1, minutes / 24);
        if ((minutes - warmUp().toMinutes()) * 60 / every < 3) {
            System.err.println("--minutes must leave three looks after the warm-up of " + warmUp());
            return CommandLine.ExitCode.USAGE;
        }
        Folders.delete(data);
        try (Stack stack = new Stack(
                Installation.current(), RocksDbStack.settings(data, 1024), line -> System.err.println(line))) {
            stack.start();
            List<String> problems = soak(stack);
            problems.forEach(System.out::println);
            System.out.println(problems.isEmpty() ? "No fault." : problems.size() + " faults.");
            return problems.isEmpty() ? 0 : 1;
        }
    }

    private Duration warmUp() {
        return WARM_UP.plusMinutes(horizon);
    }

    /** From when on a job forgets each hour what it was told in an hour; the first ends half an hour after the start. */
    private Duration steady() {
        Duration hour = Duration.ofMinutes(30);
        while (hour.compareTo(CUSTODY_KEPT.plusMinutes(horizon)) < 0) {
            hour = hour.plusHours(1);
        }
        return hour.plus(COUNTS_KEPT).plusMinutes(horizon).plus(SHOWN);
    }

    private List<String> soak(Stack stack) throws Exception {
        String kafka = stack.settings().ports().kafkaServers();
        prepare(stack.clickHouse().as("migrator"), kafka);
        List<String> problems = new ArrayList<>();
        try (EventWriter writer = EventWriter.toKafka(kafka, "", WriteListener.NONE)) {
            SoakFeed feed = new SoakFeed(writer, rate);
            ShippedReference.records(feed.now()).forEach(writer::write);
            writer.flush();
            String job = submit(stack.settings());
            feed.start();
            if (!look(stack, job, feed)) {
                problems.add("What waits in Kafka grows.");
            }
            feed.stop();
            problems.addAll(miscounted(stack.clickHouse().as("migrator"), feed));
            problems.addAll(failures(stack.flink().rest(), job));
        }
        return problems;
    }

    private static void prepare(ClickHouseHttp migrator, String kafka) throws Exception {
        try (Admin admin = KafkaBroker.admin(kafka)) {
            Topics.onOneMachine("").apply(admin);
            keepLess(admin);
        }
        Migrations.ofThisBuild().apply(migrator, DATABASE, new KafkaAddress(kafka, ""));
        new ReferenceLoader(migrator, DATABASE).load();
    }

    /** Of the events the last quarter of an hour: else files of Kafka become more all the time. A job that falls behind so far fails. */
    private static void keepLess(Admin admin) throws Exception {
        ConfigResource events =
                new ConfigResource(ConfigResource.Type.TOPIC, org.passflow.event.Topics.CHECKPOINT_EVENTS);
        List<AlterConfigOp> less = Stream.of(
                        new ConfigEntry(TopicConfig.SEGMENT_BYTES_CONFIG, "16777216"),
                        new ConfigEntry(TopicConfig.RETENTION_BYTES_CONFIG, "134217728"))
                .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(events, less)).all().get();
    }

    private String submit(StackSettings settings) throws Exception {
        List<String> flags =
                List.of("--ticks.from", "outside", "--time.idle", "1 s", "--time.horizon", horizon + " min");
        return new JobSubmission("", DATABASE, flags, null, null)
                .submit(JobSubmission.Target.of(Installation.current(), settings.data(), settings.ports()));
    }

    /** Until the time is over, or the feed or the job has failed; whether the lag did not grow. */
    private boolean look(Stack stack, String job, SoakFeed feed) throws Exception {
        SoakLooks looks = new SoakLooks(stack, job, DATABASE, feed);
        long start = System.nanoTime();
        boolean isWarm = false;
        for (long second = every; second <= minutes * 60L; second += every) {
            LockSupport.parkNanos(start + Duration.ofSeconds(second).toNanos() - System.nanoTime());
            feed.throwIfFailed();
            looks.look(second);
            if (!failures(stack.flink().rest(), job).isEmpty()) {
                break;
            }
            if (!isWarm && second >= warmUp().toSeconds()) {
                isWarm = true;
                looks.forget();
            }
        }
        return looks.compare(steady().toSeconds());
    }

    private static List<String> failures(FlinkRest flink, String job) throws IOException, InterruptedException {
        List<String> problems = new ArrayList<>();
        String state = flink.state(job);
        if (!state.equals("RUNNING")) {
            problems.add("The job is " + state + ".");
        }
        flink.exceptions(job)
                .forEach(trace -> problems.add(
                        "The job failed: " + trace.lines().findFirst().orElse("")));
        return problems;
    }

    /** What is counted otherwise than it was sent, when that does not become right any more. */
    private static List<String> miscounted(ClickHouseHttp migrator, SoakFeed feed) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> problems = differences(migrator, feed);
        while (!problems.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            problems = differences(migrator, feed);
        }
        long persons = feed.personsByMinute().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        System.out.printf(
                "%n%,d records sent, %,d persons in %d minutes; %d differences%n",
                feed.sent(), persons, feed.personsByMinute().size(), problems.size());
        return problems;
    }

    private static List<String> differences(ClickHouseHttp migrator, SoakFeed feed)
            throws IOException, InterruptedException {
        Map<Long, Long> counted = new TreeMap<>();
        for (JsonNode row : migrator.query(
                """
                SELECT toUnixTimestamp(window_start) AS minute, sum(persons) AS persons
                FROM %s.v_flow_1m GROUP BY minute HAVING persons > 0"""
                        .formatted(DATABASE))) {
            counted.put(row.path("minute").asLong(), row.path("persons").asLong());
        }
        List<String> problems = new ArrayList<>();
        if (!counted.equals(feed.personsByMinute())) {
            problems.add("Persons by minute: sent %s, counted %s".formatted(feed.personsByMinute(), counted));
        }
        JsonNode books = migrator.query(
                        """
                        SELECT sum(accepted + duplicate + voided + late + rejected) AS records, sum(late + rejected) AS refused
                        FROM %s.v_intake_1h WHERE topic = 'checkpoint-events'"""
                                .formatted(DATABASE))
                .get(0);
        if (books.path("records").asLong() != feed.sent()
                || books.path("refused").asLong() != 0) {
            problems.add("Records: sent %d, in the books %s".formatted(feed.sent(), books));
        }
        return problems;
    }
}
