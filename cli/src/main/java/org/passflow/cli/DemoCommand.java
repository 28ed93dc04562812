package org.passflow.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.passflow.board.BoardQueries;
import org.passflow.board.KeptAnswers;
import org.passflow.duty.DutyDesk;
import org.passflow.duty.SimulatedDuty;
import org.passflow.feed.EventWriter;
import org.passflow.feed.LiveFeed;
import org.passflow.feed.WriteListener;
import org.passflow.registry.ReferenceLoader;
import org.passflow.simulator.Faults;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.Installation;
import org.passflow.stack.JobSubmission;
import org.passflow.stack.KafkaAddress;
import org.passflow.stack.KafkaBroker;
import org.passflow.stack.Migrations;
import org.passflow.stack.StackException;
import org.passflow.stack.StackSettings;
import org.passflow.stack.Supervisor;
import org.passflow.stack.Topics;
import org.passflow.watch.CountsPicture;
import org.passflow.watch.LiveScreen;
import org.passflow.watch.LiveTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code passflow demo}: everything on this machine, with a simulated district, live, in one terminal. */
@Command(
        name = "demo",
        description = "Runs everything on this machine with a simulated district, live. Ctrl-C stops all of it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {
    private static final String DATABASE = "passflow";
    private static final int ROWS = 20;
    private static final Duration REDRAW = Duration.ofSeconds(5);
    private static final Duration LIVE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    /** How often the simulated officers look at their alerts. */
    private static final Duration DUTY_LOOKS = Duration.ofSeconds(15);

    @Mixin
    private DataFolder data;

    @Mixin
    private Links links;

    @Mixin
    private StackOptions options;

    @Option(
            names = "--history",
            defaultValue = "P15D",
            description = "how much of the past is filled in before it goes live (default: ${DEFAULT-VALUE})")
    private Duration history;

    @Option(names = "--seed", defaultValue = "1", description = "of the simulation (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--scale", defaultValue = "1.0", description = "factor on its volumes (default: ${DEFAULT-VALUE})")
    private double scale;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "of the district and of the times shown (default: ${DEFAULT-VALUE})")
    private ZoneId zone;

    @Option(
            names = "--incidents",
            defaultValue = "0.3",
            description = "of each of the 28 kinds a day, on average (default: ${DEFAULT-VALUE})")
    private double incidents;

    private final Notices notices = new Notices(System.out);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (data.file().running().isPresent()) {
            throw new StackException("A stack runs already in %s; stop it first: passflow down"
                    .formatted(data.file().data()));
        }
        Instant begin = Instant.now();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> notices.keep(false), "show-how-it-ends"));
        StackSettings settings = options.settings(data.path());
        Supervisor supervisor = new Supervisor(Installation.current(), settings, notices::say);
        supervisor.start();
        prepareStores(settings);
        Simulation simulation = simulate(settings);
        submit(settings);
        inBackground("supervise", () -> supervise(supervisor));
        inBackground("simulate", () -> play(simulation, supervisor));

        awaitFirstCount(begin, supervisor);
        awaitHistory(begin, supervisor);
        if (goesOn(supervisor)) {
            inBackground("duty", () -> standDuty(supervisor));
            showTable(supervisor);
        }
        return failure.get() == null ? 0 : fail();
    }

    private void showTable(Supervisor supervisor) throws InterruptedException {
        boolean terminal = WatchCommand.isTerminal();
        List<String> lines = links.of(data);
        LiveScreen screen = new LiveScreen(
                new CountsPicture(data.clickHouse("analyst"), DATABASE, new LiveTable(zone, ROWS)),
                () -> Stream.concat(lines.stream(), notices.last().stream()).toList(),
                REDRAW,
                System.out);
        notices.keep(terminal);
        screen.run(terminal, () -> goesOn(supervisor));
    }

    private void prepareStores(StackSettings settings) throws IOException, InterruptedException {
        try (Admin admin = KafkaBroker.admin(settings.ports().kafkaServers())) {
            System.out.printf(
                    "Topics: %d changes%n", Topics.onOneMachine("").apply(admin).size());
        }
        ClickHouseHttp migrator = data.clickHouse("migrator");
        List<String> steps = Migrations.ofThisBuild()
                .apply(migrator, DATABASE, new KafkaAddress(settings.ports().kafkaServers(), ""));
        new KeptAnswers(BoardQueries.ofThisBuild()).apply(migrator, DATABASE);
        new ReferenceLoader(migrator, DATABASE).load();
        System.out.printf("Tables: %d steps applied%n", steps.size());
    }

    private void submit(StackSettings settings) throws IOException, InterruptedException {
        JobSubmission job =
                new JobSubmission("", DATABASE, List.of("--ticks.from", "outside", "--time.idle", "1 s"), null, null);
        String id = job.submit(JobSubmission.Target.of(Installation.current(), settings.data(), settings.ports()));
        System.out.println("Job: running as " + id);
        links.of(data).forEach(System.out::println);
    }

    /** What is to be written, and who writes it. */
    private record Simulation(LiveFeed feed, EventWriter writer) implements AutoCloseable {
        @Override
        public void close() {
            writer.close();
        }
    }

    /**
     * What is to be written. Reference data is written already: the job reads it before it starts. Where an earlier demo of
     * the same folder stopped, this one goes on; arrival never goes back.
     */
    private Simulation simulate(StackSettings settings) throws InterruptedException {
        String kafka = settings.ports().kafkaServers();
        InstantSource clock = InstantSource.system();
        Simulator simulator =
                new Simulator(new SimulatorSettings(seed, scale, zone, Faults.ORDINARY, incidents), Roster.shipped());
        SimulatedPast past = SimulatedPast.find(kafka, clock.instant(), history);
        EventWriter writer = EventWriter.toKafka(kafka, "", WriteListener.NONE);
        past.reference(simulator, zone).forEach(writer::write);
        writer.flush();
        return new Simulation(new LiveFeed(past.continuation(simulator), writer, clock), writer);
    }

    private static void play(Simulation simulation, Supervisor supervisor) {
        try (simulation) {
            simulation.feed().run(() -> !supervisor.isStopping());
        }
    }

    /** Somebody has to act on alerts, or each that history raised would stay open. */
    private void standDuty(Supervisor supervisor) {
        SimulatedDuty duty = new SimulatedDuty(new DutyDesk(data.clickHouse("board"), DATABASE));
        try {
            while (goesOn(supervisor)) {
                attend(duty);
                Thread.sleep(DUTY_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attend(SimulatedDuty duty) throws InterruptedException {
        try {
            duty.attend(Instant.now());
        } catch (IOException | StackException e) {
            notices.say("Duty: " + e.getMessage());
        }
    }

    private static void supervise(Supervisor supervisor) {
        try {
            supervisor.watch();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An earlier demo of the same folder has left counts; then there is nothing to wait for. */
    private void awaitFirstCount(Instant begin, Supervisor supervisor) throws IOException, InterruptedException {
        if (counted()) {
            return;
        }
        while (goesOn(supervisor) && !counted()) {
            Thread.sleep(POLL.toMillis());
        }
        System.out.printf(
                "First count after %d s%n",
                Duration.between(begin, Instant.now()).toSeconds());
    }

    /** Looking at all sites again and again would only slow down what is filling them in. */
    private void awaitHistory(Instant begin, Supervisor supervisor) throws IOException, InterruptedException {
        ProgressBar bar = new ProgressBar(System.out, "补齐历史 history, hours", history.toHours());
        long behind = hoursBehind();
        while (goesOn(supervisor) && behind > 0) {
            bar.show(Math.max(0, history.toHours() - behind));
            Thread.sleep(POLL.toMillis());
            behind = hoursBehind();
        }
        bar.end(Math.max(0, history.toHours() - behind));
        if (behind <= 0) {
            System.out.printf(
                    "Live after %d s%n", Duration.between(begin, Instant.now()).toSeconds());
        }
    }

    private long hoursBehind() throws IOException, InterruptedException {
        String age = "SELECT toInt64(min(age_s)) AS age FROM %s.v_freshness".formatted(DATABASE);
        long seconds = data.clickHouse("analyst").query(age).get(0).get("age").asLong();
        return seconds <= LIVE.toSeconds() ? 0 : Duration.ofSeconds(seconds).toHours() + 1;
    }

    private boolean counted() throws IOException, InterruptedException {
        String any = "SELECT 1 FROM %s.v_flow_1m WHERE state = 'COUNTED' LIMIT 1".formatted(DATABASE);
        return !data.clickHouse("analyst").query(any).isEmpty();
    }

    private boolean goesOn(Supervisor supervisor) {
        return !supervisor.isStopping() && failure.get() == null;
    }

    private int fail() {
        failure.get().printStackTrace();
        return 1;
    }

    /** What goes wrong there ends the demo, and is shown. */
    private void inBackground(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (where, problem) -> failure.compareAndSet(null, new IllegalStateException(name + " failed", problem)));
        thread.start();
    }
}
