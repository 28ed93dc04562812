package org.passflow.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks a ClickHouse server as one user, over HTTP.
 *
 * @param url without a path, like {@code http://127.0.0.1:8123}
 * @param http that knows whom to trust where the URL is https; checks certificate and host name
 */
public record ClickHouseHttp(String url, String user, String password, HttpClient http) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    /** Trusts what the JVM trusts. */
    public ClickHouseHttp(String url, String user, String password) {
        this(url, user, password, HTTP);
    }

    /** Trusts a server for which one of the certificates vouches, which are in PEM form, and no other. */
    public static ClickHouseHttp vouchedFor(String url, String user, String password, String certificates) {
        return new ClickHouseHttp(url, user, password, TrustedCertificates.client(certificates, CONNECT_TIMEOUT));
    }

    /** The server refused a query; the message is the server's. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** The rows of a SELECT, each an object with the columns as fields; 64-bit integers are numbers. */
    public List<JsonNode> query(String sql) throws IOException, InterruptedException {
        return query(sql, Map.of());
    }

    /** The same with parameters of the statement ({@code param_name} for {@code {name:Type}}) or settings. */
    public List<JsonNode> query(String sql, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("default_format", "JSONEachRow");
        all.put("output_format_json_quote_64bit_integers", "0");
        String rows = send(sql, all);
        try (MappingIterator<JsonNode> nodes = JSON.readerFor(JsonNode.class).readValues(rows)) {
            return nodes.readAll();
        }
    }

    /** Runs one statement that returns no rows. */
    public void execute(String sql) throws IOException, InterruptedException {
        send(sql, Map.of());
    }

    /** The same with settings of the server, or parameters of the statement ({@code param_name} for {@code {name:Type}}). */
    public String send(String sql, Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, String> parameters = new HashMap<>(settings);
        parameters.put("wait_end_of_query", "1");
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/?" + encode(parameters)))
                .header("X-ClickHouse-User", user)
                .header("X-ClickHouse-Key", password)
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(sql))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new Refused(response.body().strip());
        }
        return response.body();
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }

    private static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
