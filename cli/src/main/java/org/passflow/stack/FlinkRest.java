package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Flink's REST API, as an operator uses it: upload a jar, run it, look at the job, stop it.
 *
 * @param url without a path, like {@code http://127.0.0.1:8081}
 * @param http that knows whom to trust where the URL is https; checks certificate and host name
 */
public record FlinkRest(String url, HttpClient http) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    /** Trusts what the JVM trusts. */
    public FlinkRest(String url) {
        this(url, HTTP);
    }

    /** Trusts a server for which one of the certificates vouches, which are in PEM form, and no other. */
    public static FlinkRest vouchedFor(String url, String certificates) {
        return new FlinkRest(url, TrustedCertificates.client(certificates, CONNECT_TIMEOUT));
    }

    /** What a vertex of a running job may be: one that only hands over what was known at the start has finished. */
    private static final List<String> RUN = List.of("RUNNING", "FINISHED");

    /**
     * How a job is started.
     *
     * @param arguments of its main
     * @param parallelism null for the cluster's default
     * @param restoreFrom path of a savepoint or checkpoint; null for a fresh start
     */
    public record Run(
            String mainClass,
            List<String> arguments,
            Integer parallelism,
            String restoreFrom,
            Map<String, String> configuration) {}

    /**
     * A job that the cluster knows.
     *
     * @param state as Flink names it: RUNNING, RESTARTING, FINISHED, FAILED, CANCELED …
     */
    public record Job(String id, String name, String state) {
        private static final List<String> ENDED = List.of("FINISHED", "CANCELED", "FAILED");

        public boolean hasEnded() {
            return ENDED.contains(state);
        }
    }

    /** One operator chain of a job. */
    public record Vertex(String name, String state, int parallelism, int maxParallelism) {}

    /** Flink refused, or is not there; the message says why. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    public boolean answers() throws IOException, InterruptedException {
        return get("/overview").has("flink-version");
    }

    /** Resource ids of the TaskManagers that are registered. */
    public List<String> taskManagers() throws IOException, InterruptedException {
        return list(get("/taskmanagers").path("taskmanagers")).stream()
                .map(taskManager -> taskManager.path("id").asText())
                .toList();
    }

    /** Task slots that no job uses. */
    public int freeSlots() throws IOException, InterruptedException {
        return get("/overview").path("slots-available").asInt();
    }

    /** Uploads a jar; the id it returns is what {@link #run} wants. */
    public String upload(Path jar) throws IOException, InterruptedException {
        String boundary = "passflow-jar-boundary";
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/java-archive\r\n\r\n"
                        .formatted(boundary, jar.getFileName());
        BodyPublisher body;
        try {
            body = BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(jar),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        } catch (FileNotFoundException e) {
            throw new StackException("There is no job jar " + jar, e);
        }
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(url + "/jars/upload"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body));
        return Path.of(answer.path("filename").asText()).getFileName().toString();
    }

    /** Runs the main of an uploaded jar; returns the id of the job. */
    public String run(String jarId, Run run) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("entryClass", run.mainClass());
        run.arguments().forEach(body.putArray("programArgsList")::add);
        if (!run.configuration().isEmpty()) {
            run.configuration().forEach(body.putObject("flinkConfiguration")::put);
        }
        // Of a jar of which nothing is said Flink takes 1, whatever the cluster's default is.
        body.put("parallelism", run.parallelism() == null ? defaultParallelism() : run.parallelism());
        if (run.restoreFrom() != null) {
            body.put("savepointPath", run.restoreFrom());
        }
        return post("/jars/" + jarId + "/run", body).path("jobid").asText();
    }

    private int defaultParallelism() throws IOException, InterruptedException {
        return list(get("/jobmanager/config")).stream()
                .filter(setting -> setting.path("key").asText().equals("parallelism.default"))
                .mapToInt(setting -> setting.path("value").asInt())
                .findFirst()
                .orElse(1);
    }

    public List<Job> jobs() throws IOException, InterruptedException {
        return list(get("/jobs/overview").path("jobs")).stream()
                .map(job -> new Job(
                        job.path("jid").asText(),
                        job.path("name").asText(),
                        job.path("state").asText()))
                .toList();
    }

    public String state(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId).path("state").asText();
    }

    public List<Vertex> vertices(String jobId) throws IOException, InterruptedException {
        return list(get("/jobs/" + jobId).path("vertices")).stream()
                .map(vertex -> new Vertex(
                        vertex.path("name").asText(),
                        vertex.path("status").asText(),
                        vertex.path("parallelism").asInt(),
                        vertex.path("maxParallelism").asInt()))
                .toList();
    }

    /** What made the job fail, the latest first, each as a stack trace. */
    public List<String> exceptions(String jobId) throws IOException, InterruptedException {
        JsonNode history =
                get("/jobs/" + jobId + "/exceptions").path("exceptionHistory").path("entries");
        return list(history).stream()
                .map(entry -> entry.path("stacktrace").asText())
                .toList();
    }

    /** A metric added up over the subtasks of the chain whose name begins so; unknown for some seconds after a start. */
    public OptionalLong sum(String jobId, String chain, String metric) throws IOException, InterruptedException {
        for (JsonNode vertex : get("/jobs/" + jobId).path("vertices")) {
            if (vertex.path("name").asText().startsWith(chain)) {
                String path = "/jobs/%s/vertices/%s/subtasks/metrics?agg=sum&get=%s"
                        .formatted(jobId, vertex.path("id").asText(), metric);
                JsonNode sum = get(path).path(0).path("sum");
                return sum.isNumber() ? OptionalLong.of(sum.asLong()) : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** Counts, sizes and times of a job's checkpoints, as Flink tells them. */
    public JsonNode checkpoints(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId + "/checkpoints");
    }

    /** Bytes of state in the last checkpoint that completed, by the name of the operator chain. */
    public Map<String, Long> stateSizes(String jobId) throws IOException, InterruptedException {
        String last = checkpoints(jobId).at("/latest/completed/id").asText();
        JsonNode tasks = get("/jobs/" + jobId + "/checkpoints/details/" + last).path("tasks");
        Map<String, Long> sizes = new TreeMap<>();
        for (JsonNode vertex : get("/jobs/" + jobId).path("vertices")) {
            long bytes =
                    tasks.path(vertex.path("id").asText()).path("state_size").asLong();
            sizes.merge(vertex.path("name").asText(), bytes, Long::sum);
        }
        return sizes;
    }

    /** Waits until each vertex of the job runs, or has done its work. Throws {@link StackException} if it ends or takes too long. */
    public void awaitRunning(String jobId, Duration timeout) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!runs(jobId)) {
            String state = state(jobId);
            if (Job.ENDED.contains(state) || System.nanoTime() > deadline) {
                throw new StackException(
                        "Job %s is %s, not running.\n%s".formatted(jobId, state, String.join("\n", exceptions(jobId))));
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** A job that is about to be initialised has no vertices yet. */
    private boolean runs(String jobId) throws IOException, InterruptedException {
        List<Vertex> vertices = vertices(jobId);
        return !vertices.isEmpty() && vertices.stream().allMatch(vertex -> RUN.contains(vertex.state()));
    }

    /** Cancels the job and waits for its end; its last checkpoint is kept. */
    public void cancel(String jobId) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(URI.create(url + "/jobs/" + jobId)).method("PATCH", BodyPublishers.noBody()));
        while (!Job.ENDED.contains(state(jobId))) {
            Thread.sleep(POLL.toMillis());
        }
    }

    /** What it answers to any path. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Refused("Flink does not answer at %s. Where its JobManager has died it is started anew; try again"
                    .formatted(url));
        }
        JsonNode body = JSON.readTree(response.body().isBlank() ? "{}" : response.body());
        if (response.statusCode() >= 300) {
            throw new Refused(String.join(
                    "\n",
                    list(body.path("errors")).stream().map(JsonNode::asText).toList()));
        }
        return body;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
