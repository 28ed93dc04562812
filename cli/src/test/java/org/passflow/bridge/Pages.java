package org.passflow.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The telephone of a test: keeps every message that Alertmanager sends to it. */
public final class Pages implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();

    Pages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** How many came so far; the next has this number. */
    int count() {
        return received.size();
    }

    /** The alert ids (of those that have none, the names) that each message from that number on called as firing. */
    List<Set<String>> firingSince(int number) {
        return inStatus("firing", number);
    }

    /** The same, as over. */
    List<Set<String>> resolvedSince(int number) {
        return inStatus("resolved", number);
    }

    /** How many messages that an alert is in a status (firing, resolved) a receiver got. */
    public long told(String receiver, String status, String alertName) {
        return received.stream()
                .filter(message -> message.path("receiver").asText().equals(receiver))
                .filter(message -> StreamSupport.stream(message.path("alerts").spliterator(), false)
                        .anyMatch(alert -> alert.path("status").asText().equals(status)
                                && alert.at("/labels/alertname").asText().equals(alertName)))
                .count();
    }

    private List<Set<String>> inStatus(String status, int number) {
        return received.subList(number, received.size()).stream()
                .map(message -> StreamSupport.stream(message.path("alerts").spliterator(), false)
                        .filter(alert -> alert.path("status").asText().equals(status))
                        .map(alert -> alert.path("labels"))
                        .map(labels -> labels.path("alert_id")
                                .asText(labels.path("alertname").asText()))
                        .collect(Collectors.toSet()))
                .filter(ids -> !ids.isEmpty())
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        received.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
