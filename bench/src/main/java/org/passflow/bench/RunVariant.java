package org.passflow.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.passflow.kafka.KafkaSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures one variant in a JVM of its own: passes that warm up, then passes until the time is filled. */
@Command(name = "run-variant")
public final class RunVariant implements Callable<Integer> {

    private static final double NANOS_PER_SECOND = 1e9;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    @Option(names = "--variant", required = true)
    private String label;

    @Option(names = "--servers", required = true)
    private String servers;

    @Option(names = "--prefix", required = true)
    private String prefix;

    @Option(names = "--events", required = true)
    private long events;

    @Option(names = "--seconds", required = true)
    private int seconds;

    @Option(names = "--parallelism", required = true)
    private int parallelism;

    @Option(names = "--result", required = true)
    private Path result;

    /** Where a recording of the measured passes goes, if any is made. */
    @Option(names = "--recording")
    private Path recording;

    public static void main(String[] args) {
        System.exit(new CommandLine(new RunVariant()).execute(args));
    }

    /** What a pass took. */
    private record Pass(double wallSeconds, double cpuSeconds) {}

    @Override
    public Integer call() throws Exception {
        double warmUpSeconds = pass(true).wallSeconds();
        long persons = RowTally.personsCounted();
        while (warmUpSeconds < seconds / 2.0) {
            warmUpSeconds += pass(false).wallSeconds();
        }
        if (recording == null) {
            write(measure(persons));
            return 0;
        }
        try (Recording recorder = new Recording(Configuration.getConfiguration("profile"))) {
            recorder.start();
            write(measure(persons));
            recorder.dump(recording);
        }
        return 0;
    }

    private Measurement measure(long persons) throws Exception {
        int passes = 0;
        double wall = 0;
        double cpu = 0;
        while (wall < seconds) {
            Pass pass = pass(false);
            wall += pass.wallSeconds();
            cpu += pass.cpuSeconds();
            passes++;
            System.out.printf("pass %d: %.2f s, %.2f CPU s%n", passes, pass.wallSeconds(), pass.cpuSeconds());
        }
        return new Measurement(label, events, passes, wall, cpu, RowTally.rows(), persons);
    }

    private Pass pass(boolean checked) throws Exception {
        RowTally.reset();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, LocalFlink.settings());
        new Graph(env, new KafkaSettings(servers, prefix), checked).wire(Variant.labelled(label));
        // What the pass before has left behind is not this one's to clear away.
        System.gc();
        long cpu = process.getProcessCpuTime();
        long wall = System.nanoTime();
        env.execute(label);
        return new Pass(
                (System.nanoTime() - wall) / NANOS_PER_SECOND, (process.getProcessCpuTime() - cpu) / NANOS_PER_SECOND);
    }

    private void write(Measurement measurement) throws IOException {
        new JsonMapper().writeValue(result.toFile(), measurement);
    }
}
