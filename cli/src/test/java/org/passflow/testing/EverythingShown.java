package org.passflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.passflow.stack.FlinkRest;
import org.passflow.stack.ManagedProcess;
import org.passflow.stack.Ports;

/** All that a stack shows of itself: its logs, its processes' command lines, its metrics, every page of Flink. */
public final class EverythingShown {

    /** Of Flink's REST, without those of a job and a TaskManager; all of them are looked at. */
    private static final List<String> PAGES = List.of(
            "/config",
            "/overview",
            "/jobs/overview",
            "/jobs/metrics",
            "/jars",
            "/jobmanager/config",
            "/jobmanager/environment",
            "/jobmanager/logs",
            "/jobmanager/log",
            "/jobmanager/stdout",
            "/jobmanager/metrics",
            "/jobmanager/thread-dump",
            "/taskmanagers");

    private static final List<String> PAGES_OF_A_JOB = List.of(
            "", "/config", "/exceptions", "/plan", "/checkpoints", "/checkpoints/config", "/accumulators", "/metrics");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private EverythingShown() {}

    /** Texts by where they are shown, the pages of some jobs among them. */
    public static Map<String, String> by(TestStack stack, String... jobs) throws IOException, InterruptedException {
        Map<String, String> all = logs(stack.stack().settings().data().resolve("logs"));
        for (ManagedProcess process : stack.stack().processes()) {
            all.put("command line of " + process.name(), commandLine(process));
        }
        Ports ports = stack.stack().settings().ports();
        all.put("metrics of the JobManager", page("http://127.0.0.1:" + ports.jobManagerMetrics() + "/metrics"));
        all.put("metrics of the TaskManager", page("http://127.0.0.1:" + ports.taskManagerMetrics() + "/metrics"));
        all.put("metrics of ClickHouse", page("http://127.0.0.1:" + ports.clickHouseHttp() + "/metrics"));
        FlinkRest flink = stack.stack().flink().rest();
        for (String path : pages(flink, List.of(jobs))) {
            all.put(path, page(flink.url() + path));
        }
        return all;
    }

    /** The files of a folder of logs, by name. */
    public static Map<String, String> logs(Path folder) throws IOException {
        Map<String, String> logs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                logs.put(log.getFileName().toString(), new String(Files.readAllBytes(log), UTF_8));
            }
        }
        return logs;
    }

    /** A line for each secret and place in which it is shown: secret, place and the first line that holds it. */
    public static Set<String> found(Map<String, String> everything, List<String> secrets) {
        Set<String> found = new TreeSet<>();
        everything.forEach((place, text) -> secrets.stream()
                .filter(text::contains)
                .forEach(secret -> found.add(secret + " in " + place + ": "
                        + text.lines()
                                .filter(line -> line.contains(secret))
                                .findFirst()
                                .orElse(""))));
        return found;
    }

    private static String commandLine(ManagedProcess process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().commandLine())
                .orElse("");
    }

    private static List<String> pages(FlinkRest flink, List<String> jobs) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>(PAGES);
        for (String job : jobs) {
            for (String page : PAGES_OF_A_JOB) {
                pages.add("/jobs/" + job + page);
            }
            for (JsonNode vertex : flink.get("/jobs/" + job).path("vertices")) {
                String path = "/jobs/" + job + "/vertices/" + vertex.path("id").asText();
                pages.addAll(List.of(path, path + "/metrics", path + "/accumulators", path + "/watermarks"));
            }
        }
        for (String taskManager : flink.taskManagers()) {
            for (String page : List.of("", "/log", "/logs", "/stdout", "/metrics", "/thread-dump")) {
                pages.add("/taskmanagers/" + taskManager + page);
            }
        }
        return pages;
    }

    private static String page(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
