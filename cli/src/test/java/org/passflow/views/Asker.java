package org.passflow.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.TestInstallation;

/** Asks a question several times and notes what the server says of it; rows are made but not sent. */
record Asker(HttpClient http, ClickHouseHttp server, String database) {
    /** What users.xml allows an analyst: a gigabyte and half a minute, two threads. */
    private static final String LIMITS =
            "max_memory_usage=1000000000&max_execution_time=30&max_threads=2&max_final_threads=2";

    private static final int TIMES = 9;

    /** After so long a question is not asked again. */
    private static final long ENOUGH_NS = 3_000_000_000L;

    private static final Pattern NAME_OF_ERROR = Pattern.compile("\\(([A-Z_]+)\\)");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As migrator, for analysts read one database only, but within an analyst's limits. */
    static Asker asAnalyst(TestInstallation installation) {
        return new Asker(
                HttpClient.newHttpClient(),
                installation.test().stack().clickHouse().as("migrator"),
                installation.database());
    }

    Measurement measure(Question question) throws IOException, InterruptedException {
        List<Long> times = new ArrayList<>();
        JsonNode summary = null;
        long began = System.nanoTime();
        while (times.size() < TIMES && (times.isEmpty() || System.nanoTime() - began < ENOUGH_NS)) {
            long asked = System.nanoTime();
            HttpResponse<String> answer = http.send(request(question), HttpResponse.BodyHandlers.ofString());
            times.add(System.nanoTime() - asked);
            if (answer.statusCode() != 200) {
                return new Measurement(question, times, 0, 0, 0, errorIn(answer.body()));
            }
            summary = JSON.readTree(
                    answer.headers().firstValue("X-ClickHouse-Summary").orElseThrow());
        }
        return new Measurement(
                question,
                times,
                summary.get("result_rows").asLong(),
                summary.get("read_rows").asLong(),
                summary.get("read_bytes").asLong(),
                "");
    }

    private HttpRequest request(Question question) {
        return HttpRequest.newBuilder(
                        URI.create(server.url() + "/?wait_end_of_query=1&database=" + database + "&" + LIMITS))
                .header("X-ClickHouse-User", server.user())
                .header("X-ClickHouse-Key", server.password())
                .POST(HttpRequest.BodyPublishers.ofString(question.sql() + "\nFORMAT Null"))
                .build();
    }

    /** The last name in parentheses; before the version. */
    private static String errorIn(String text) {
        Matcher matcher = NAME_OF_ERROR.matcher(text);
        String name = "no answer";
        while (matcher.find()) {
            name = matcher.group(1);
        }
        return name;
    }
}
