package org.passflow.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Asks as the page does.
 *
 * @param url of ClickHouse, or of the proxy before it
 */
record BoardClient(String url, HttpClient http) {
    private static final ObjectMapper JSON = new ObjectMapper();

    BoardClient(String url) {
        this(url, HttpClient.newHttpClient());
    }

    /** Any request; headers as name and value in turn. */
    HttpResponse<String> send(String method, String path, Map<String, String> parameters, String... headers)
            throws IOException, InterruptedException {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + path + (query.isEmpty() ? "" : "?" + query)))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The answer of a query; its rows with the columns as fields; none where the server has kept no answer yet. */
    List<JsonNode> ask(String name, Map<String, String> parameters) throws IOException, InterruptedException {
        HttpResponse<String> response = send("GET", "/board/api/" + name, parameters);
        if (response.statusCode() != 200) {
            throw new IOException(name + ": " + response.statusCode() + " " + response.body());
        }
        JsonNode answer = JSON.readTree(response.body());
        List<String> columns = columns(answer);
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode cells : answer.path("data")) {
            ObjectNode row = JSON.createObjectNode();
            if (answer.has("asked_ms")) {
                row.set("asked_ms", answer.get("asked_ms"));
            }
            for (int i = 0; i < columns.size(); i++) {
                row.set(columns.get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Its columns; none where the server has kept no answer yet. */
    List<String> columns(String name, Map<String, String> parameters) throws IOException, InterruptedException {
        return columns(
                JSON.readTree(send("GET", "/board/api/" + name, parameters).body()));
    }

    /** What the officer does; the headers are those of the page. */
    HttpResponse<String> act(String actor, Map<String, String> parameters) throws IOException, InterruptedException {
        return send("POST", "/board/api/act", parameters, "X-Forwarded-User", encoded(actor), "X-Passflow-Board", "1");
    }

    private static List<String> columns(JsonNode answer) {
        List<String> columns = new ArrayList<>();
        answer.path("meta").forEach(column -> columns.add(column.get("name").asText()));
        return columns;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
