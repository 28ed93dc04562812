package org.passflow.grafana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A metric of our own: as {@code docs/operations.md} describes it, or as a process of Flink serves it. */
record DocumentedMetric(String name, String type, Set<String> labels) {
    private static final Path OPERATIONS = Path.of("..", "docs", "operations.md");
    private static final String SCOPE = "flink_taskmanager_job_task_operator_";

    private static final Pattern ROW =
            Pattern.compile("\\| `(passflow_\\w+)` \\| (\\w+) \\| (.*?) ?\\| [^|]+ \\| .+ \\|");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");
    private static final Pattern TYPE = Pattern.compile("# TYPE " + SCOPE + "(passflow_\\w+) (\\w+)");
    private static final Pattern SAMPLE_LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Labels that Flink gives each metric of an operator, and the quantile of a summary. */
    private static final Set<String> OF_FLINK = Set.of(
            "job_id",
            "job_name",
            "task_id",
            "task_name",
            "task_attempt_id",
            "task_attempt_num",
            "operator_id",
            "operator_name",
            "subtask_index",
            "tm_id",
            "host",
            "quantile");

    /** Those of the document. */
    static Set<DocumentedMetric> all() throws IOException {
        Set<DocumentedMetric> all = new HashSet<>();
        for (String line : Files.readAllLines(OPERATIONS)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                all.add(new DocumentedMetric(row.group(1), served(row.group(2)), names(LABEL.matcher(row.group(3)))));
            }
        }
        return all;
    }

    /** What Prometheus is told that a type is. */
    private static String served(String type) {
        return switch (type) {
            case "counter", "gauge" -> "gauge";
            case "histogram" -> "summary";
            default -> throw new IllegalArgumentException("no type of a metric: " + type);
        };
    }

    /** Those of a process that runs the job. */
    static Set<DocumentedMetric> servedAt(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .build();
        String page = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        Set<DocumentedMetric> all = new HashSet<>();
        List<MatchResult> types = TYPE.matcher(page).results().toList();
        for (MatchResult type : types) {
            Set<String> labels = new TreeSet<>();
            page.lines()
                    .filter(line -> line.startsWith(SCOPE + type.group(1) + "{"))
                    .forEach(line -> labels.addAll(names(SAMPLE_LABEL.matcher(line))));
            labels.removeAll(OF_FLINK);
            all.add(new DocumentedMetric(type.group(1), type.group(2), labels));
        }
        return all;
    }

    private static Set<String> names(Matcher matcher) {
        Set<String> names = new TreeSet<>();
        matcher.results().forEach(label -> names.add(label.group(1)));
        return names;
    }
}
