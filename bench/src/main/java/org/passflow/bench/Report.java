package org.passflow.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was measured, as a table and as JSON. */
final class Report {

    private final Setting setting;
    private final List<Measurement> variants = new ArrayList<>();
    private final Map<Integer, Measurement> scale = new TreeMap<>();
    private Written data;
    private StateSizes.Sizes state;

    Report(Setting setting) {
        this.setting = setting;
    }

    /** What was asked for. */
    record Setting(long events, int sites, int seconds, int parallelism, String heap) {}

    /** On what it ran. */
    record Machine(int cores, String java, String os) {
        static Machine current() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version().toString(),
                    System.getProperty("os.name") + ' ' + System.getProperty("os.version"));
        }
    }

    /** Everything, for the file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Results(
            Setting setting,
            Machine machine,
            Written data,
            List<Measurement> variants,
            Map<Integer, Measurement> jobBySites,
            StateSizes.Sizes state) {}

    void add(Written written) {
        data = written;
    }

    void add(Measurement measured) {
        variants.add(measured);
    }

    void addScale(int sites, Measurement measured) {
        scale.put(sites, measured);
    }

    void add(StateSizes.Sizes sizes) {
        state = sizes;
    }

    Results results() {
        return new Results(setting, Machine.current(), data, variants, scale, state);
    }

    void print(PrintStream out) {
        Machine machine = Machine.current();
        out.printf(
                "%n%,d events, %,d sites, parallelism %d, heap %s, %d cores, Java %s%n",
                setting.events(),
                setting.sites(),
                setting.parallelism(),
                setting.heap(),
                machine.cores(),
                machine.java());
        if (!variants.isEmpty()) {
            printVariants(out);
        }
        scale.forEach((sites, measured) -> out.printf(
                "job, %,9d sites: %,12.0f events/s, %.2f CPU s per million%n",
                sites, measured.eventsPerSecond(), measured.cpuSecondsPerMillion()));
        if (state != null) {
            out.printf(
                    "state of job: %,.0f bytes a site, %,.0f bytes an event%n",
                    state.bytesPerSite(), state.bytesPerEvent());
        }
    }

    private void printVariants(PrintStream out) {
        out.printf(
                "%-14s %12s %14s %12s %12s %7s%n",
                "variant", "events/s", "CPU s/million", "rows a pass", "persons", "passes");
        for (Measurement measured : variants) {
            out.printf(
                    "%-14s %,12.0f %14.2f %,12d %,12d %7d%n",
                    measured.variant(),
                    measured.eventsPerSecond(),
                    measured.cpuSecondsPerMillion(),
                    measured.rows(),
                    measured.persons(),
                    measured.passes());
        }
        out.printf("persons to be found: %,d each once, %,d with repeats%n", data.persons(), data.personsPlain());
        printRatio(out, Variant.BARE, Variant.SQL_BARE);
        printRatio(out, Variant.BARE_NEEDED, Variant.SQL_BARE);
        printRatio(out, Variant.JOB, Variant.SQL_DEDUP);
        printRatio(out, Variant.JOB, Variant.SQL_DEDUP_TTL);
    }

    private void printRatio(PrintStream out, Variant ours, Variant peer) {
        Optional<Measurement> first = find(ours);
        Optional<Measurement> second = find(peer);
        if (first.isPresent() && second.isPresent()) {
            out.printf(
                    "%s : %s = %.2f in events/s, %.2f in CPU%n",
                    ours.label(),
                    peer.label(),
                    first.get().eventsPerSecond() / second.get().eventsPerSecond(),
                    second.get().cpuSecondsPerMillion() / first.get().cpuSecondsPerMillion());
        }
    }

    private Optional<Measurement> find(Variant variant) {
        return variants.stream()
                .filter(measured -> measured.variant().equals(variant.label()))
                .findFirst();
    }
}
