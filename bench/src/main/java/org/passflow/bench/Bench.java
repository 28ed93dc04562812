package org.passflow.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.passflow.stack.Installation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a Kafka, writes seeded data, runs every variant in turn, and prints what came out. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures passflow and the same counts in Flink SQL, side by side.")
public final class Bench implements Callable<Integer> {

    private static final int SMALLEST_SITES = 1_000;

    @Option(names = "--events", description = "Events to read in each pass (default: ${DEFAULT-VALUE}).")
    private long events = 20_000_000;

    @Option(names = "--sites", description = "Sites that send them (default: ${DEFAULT-VALUE}).")
    private int sites = SMALLEST_SITES;

    @Option(names = "--seconds", description = "Least time measured for each variant (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--parallelism", description = "Of every job (default: ${DEFAULT-VALUE}).")
    private int parallelism = 2;

    @Option(names = "--heap", description = "Of every measuring JVM (default: ${DEFAULT-VALUE}).")
    private String heap = "8g";

    @Option(names = "--variants", split = ",", description = "Which to run (default: all); none for no one.")
    private List<String> variants =
            Arrays.stream(Variant.values()).map(Variant::label).toList();

    @Option(
            names = "--scale",
            split = ",",
            description = "Also the job with these numbers of sites, for instance 1000,100000,1000000.")
    private List<Integer> scale = List.of();

    @Option(names = "--state", description = "Also the size of the job's state, per site and per event.")
    private boolean state;

    @Option(names = "--profile", description = "Records this variant too and prints its hottest methods.")
    private String profile;

    private final Path target = Installation.current().home().resolve("bench/target");
    private BenchKafka kafka;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Variant> chosen = variants.stream()
                .filter(label -> !label.equals("none"))
                .map(Variant::labelled)
                .collect(Collectors.toCollection(ArrayList::new));
        try (BenchKafka started = BenchKafka.start(target.resolve("kafka"))) {
            kafka = started;
            Report report = new Report(new Report.Setting(events, sites, seconds, parallelism, heap));
            if (!chosen.isEmpty() || profile != null) {
                runVariants(chosen, report);
            }
            for (int count : scale) {
                runScale(count, report);
            }
            if (state) {
                report.add(new StateSizes(kafka, jvm(), target).measure());
            }
            report.print(System.out);
            new JsonMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(resultsFile().toFile(), report.results());
            System.out.println("Written to bench/target/results.json");
        }
        return 0;
    }

    private void runVariants(List<Variant> chosen, Report report) throws IOException, InterruptedException {
        DataSet data = DataSet.atFullRate("", events, sites);
        Written written = write(data);
        report.add(written);
        for (Variant variant : chosen) {
            report.add(run(variant, data, List.of()));
        }
        if (profile != null) {
            Path recording = target.resolve(profile + ".jfr");
            Measurement measured = run(Variant.labelled(profile), data, List.of("--recording", recording.toString()));
            System.out.printf("%s while recorded: %,.0f events/s%n", profile, measured.eventsPerSecond());
            HotMethods.of(recording).print(System.out);
        }
    }

    private void runScale(int count, Report report) throws IOException, InterruptedException {
        DataSet data = DataSet.atFullRate("sites" + count + "-", events, count);
        write(data);
        report.addScale(count, run(Variant.JOB, data, List.of()));
    }

    private Written write(DataSet data) throws InterruptedException {
        System.out.printf("Writing %,d events of %,d sites …%n", data.events(), data.sites());
        long start = System.nanoTime();
        Written written = kafka.write(data);
        System.out.printf(
                "Written in %.0f s: %,d bytes an event, %,d repeats, %,d voids%n",
                (System.nanoTime() - start) / 1e9,
                written.bytes() / written.events(),
                written.repeats(),
                written.voids());
        return written;
    }

    private Measurement run(Variant variant, DataSet data, List<String> more) throws IOException, InterruptedException {
        Path result = Files.createTempFile(target, "measurement", ".json");
        List<String> arguments = new ArrayList<>(List.of(
                "--variant=" + variant.label(),
                "--servers=" + kafka.servers(),
                "--prefix=" + data.prefix(),
                "--events=" + data.events(),
                "--seconds=" + seconds,
                "--parallelism=" + parallelism,
                "--result=" + result));
        arguments.addAll(more);
        jvm().run(data.prefix() + variant.label(), RunVariant.class, arguments);
        Measurement measured = new JsonMapper().readValue(result.toFile(), Measurement.class);
        Files.delete(result);
        System.out.printf(
                "%-14s %,12.0f events/s, %.2f CPU s per million%n",
                variant.label(), measured.eventsPerSecond(), measured.cpuSecondsPerMillion());
        return measured;
    }

    private ChildJvm jvm() {
        return new ChildJvm(heap, target.resolve("logs"));
    }

    private Path resultsFile() {
        return target.resolve("results.json");
    }
}
