package org.passflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Stack;

/** Looks at everything that must not grow while a job runs, and what came of it. */
final class SoakLooks {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final String LAG = "lag";
    private static final String PENDING = "Source__Read_topics.pendingRecords";

    /** What growth means nothing, by the end of a figure's name. */
    private static final Map<String, Double> MEANINGLESS =
            Map.of("heap", 16.0, "meta", 4.0, "rss", 48.0, "files", 16.0, "state", 8.0, "parts", 30.0, "behind", 2.0);

    private final Stack stack;
    private final String job;
    private final String database;
    private final SoakFeed feed;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final List<Long> seconds = new ArrayList<>();

    SoakLooks(Stack stack, String job, String database, SoakFeed feed) {
        this.stack = stack;
        this.job = job;
        this.database = database;
        this.feed = feed;
    }

    /** Takes all figures once and prints them, before the first time their names. */
    void look(long second) throws IOException, InterruptedException {
        Map<String, Double> now = figures();
        if (figures.isEmpty()) {
            System.out.printf("%6s", "s");
            now.keySet().forEach(name -> System.out.printf(" %9s", name));
            System.out.println();
        }
        seconds.add(second);
        System.out.printf("%6d", second);
        now.forEach((name, figure) -> {
            System.out.printf(" %9s", figure.isNaN() ? "-" : "%.1f".formatted(figure));
            figures.computeIfAbsent(name, first -> new ArrayList<>()).add(figure);
        });
        System.out.println();
    }

    /** What was taken so far is not compared: caches fill, and the state of one horizon. */
    void forget() {
        figures.values().forEach(List::clear);
        seconds.clear();
    }

    /**
     * Prints each figure from {@code steadySecond} on and an hour later, or the first and the last third of a run that is too
     * short for that; whether what waits in Kafka did not grow.
     */
    boolean compare(long steadySecond) {
        boolean isLong = !Double.isNaN(
                Growth.inAnHour(seconds, figures.get(LAG), steadySecond).after());
        System.out.printf(
                "%n%-12s %14s %14s%n", "", isLong ? "before" : "first third", isLong ? "an hour later" : "last third");
        boolean isLagFlat = true;
        for (Map.Entry<String, List<Double>> figure : figures.entrySet()) {
            String name = figure.getKey();
            Growth growth = isLong
                    ? Growth.inAnHour(seconds, figure.getValue(), steadySecond)
                    : Growth.byThirds(figure.getValue());
            boolean isFlat = growth.isFlat(meaningless(name));
            isLagFlat &= isFlat || !name.equals(LAG);
            System.out.printf(
                    "%-12s %14.1f %14.1f  %s%n", name, growth.before(), growth.after(), isFlat ? "flat" : "GROWS");
        }
        return isLagFlat;
    }

    /** Two seconds of events wait in Kafka for no reason at all. */
    private double meaningless(String name) {
        return name.equals(LAG) ? 2.0 * feed.rate() : MEANINGLESS.get(name.substring(name.indexOf(' ') + 1));
    }

    private Map<String, Double> figures() throws IOException, InterruptedException {
        Map<String, Double> now = new LinkedHashMap<>();
        for (ManagedProcess process : stack.processes()) {
            boolean isEngine = process == stack.clickHouse().process();
            ProcessFigures of = ProcessFigures.of(process.pid(), !isEngine);
            String name = shortName(process.name());
            if (!isEngine) {
                now.put(name + " heap", of.heap());
                now.put(name + " meta", of.metaspace());
            }
            now.put(name + " rss", of.resident());
            now.put(name + " files", (double) of.files());
        }
        FlinkRest flink = stack.flink().rest();
        JsonNode state = flink.checkpoints(job).at("/latest/completed/state_size");
        now.put("state", state.isNumber() ? state.asLong() / MEBIBYTE : Double.NaN);
        ClickHouseHttp migrator = stack.clickHouse().as("migrator");
        now.put("parts", number(migrator, "SELECT count() AS n FROM system.parts WHERE active AND database = '%s'"));
        now.put(
                LAG,
                flink.sum(job, "Source: Read topics", PENDING).stream()
                        .asDoubleStream()
                        .findFirst()
                        .orElse(Double.NaN));
        now.put(
                "behind",
                number(
                        migrator,
                        "SELECT (" + feed.now()
                                + " - toUnixTimestamp64Milli(max(watermark))) / 1000 AS n FROM %s.v_freshness"));
        return now;
    }

    private double number(ClickHouseHttp migrator, String sql) throws IOException, InterruptedException {
        return migrator.query(sql.formatted(database)).get(0).path("n").asDouble();
    }

    private static String shortName(String process) {
        return switch (process) {
            case "Flink JobManager" -> "JM";
            case "Kafka" -> "Kf";
            case "ClickHouse" -> "CH";
            default -> "TM" + process.replaceAll("\\D", "");
        };
    }
}
