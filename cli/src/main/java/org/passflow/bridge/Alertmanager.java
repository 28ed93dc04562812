package org.passflow.bridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Alertmanager, through version 2 of its API. Sees of what it holds only what the bridge made. An
 * {@link IOException} says that it did not answer, or refused.
 *
 * @param url like {@code http://127.0.0.1:9093}, with the path under which it is served, if any
 */
record Alertmanager(String url) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String OURS =
            "?filter=" + URLEncoder.encode("source=\"" + PagedAlert.PASSFLOW + "\"", StandardCharsets.UTF_8);
    private static final String COMMENT = "passflow alert ";

    Held held() throws IOException, InterruptedException {
        List<PagedAlert> alerts = new ArrayList<>();
        get("alerts").forEach(node -> alerts.add(alert(node)));
        List<Silence> silences = new ArrayList<>();
        get("silences").forEach(node -> silence(node).ifPresent(silences::add));
        return new Held(alerts, silences);
    }

    void post(List<PagedAlert> alerts) throws IOException, InterruptedException {
        if (alerts.isEmpty()) {
            return;
        }
        ArrayNode body = JSON.createArrayNode();
        for (PagedAlert alert : alerts) {
            ObjectNode node = body.addObject();
            node.set("labels", JSON.valueToTree(alert.labels()));
            node.set("annotations", JSON.valueToTree(alert.annotations()));
            node.put("startsAt", alert.startsAt().toString());
            node.put("endsAt", alert.endsAt().toString());
        }
        send(request("alerts").POST(json(body)));
    }

    /** Makes a silence, or gives one that has an id another end. */
    void set(Silence silence) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        if (silence.id() != null) {
            body.put("id", silence.id());
        }
        ArrayNode matchers = body.putArray("matchers");
        matcher(matchers, PagedAlert.ALERT_ID, silence.alertId());
        matcher(matchers, PagedAlert.SOURCE, PagedAlert.PASSFLOW);
        body.put("startsAt", silence.startsAt().toString());
        body.put("endsAt", silence.endsAt().toString());
        body.put("createdBy", silence.officer());
        body.put("comment", COMMENT + silence.alertId());
        send(request("silences").POST(json(body)));
    }

    void expire(Silence silence) throws IOException, InterruptedException {
        send(request("silence/" + silence.id()).DELETE());
    }

    private JsonNode get(String what) throws IOException, InterruptedException {
        return JSON.readTree(send(request(what + OURS)));
    }

    private static PagedAlert alert(JsonNode node) {
        return new PagedAlert(
                texts(node.path("labels")),
                texts(node.path("annotations")),
                instant(node.path("startsAt")),
                instant(node.path("endsAt")));
    }

    /** Empty for one that has expired, and for one that a person made in Alertmanager. */
    private static Optional<Silence> silence(JsonNode node) {
        Map<String, String> matchers = new HashMap<>();
        node.path("matchers")
                .forEach(matcher -> matchers.put(
                        matcher.path("name").asText(), matcher.path("value").asText()));
        String alertId = matchers.getOrDefault(PagedAlert.ALERT_ID, "");
        boolean ours = node.path("comment").asText().equals(COMMENT + alertId);
        boolean over = node.path("status").path("state").asText().equals("expired");
        return over || !ours
                ? Optional.empty()
                : Optional.of(new Silence(
                        node.path("id").asText(),
                        alertId,
                        node.path("createdBy").asText(),
                        instant(node.path("startsAt")),
                        instant(node.path("endsAt"))));
    }

    private static void matcher(ArrayNode matchers, String label, String value) {
        matchers.addObject()
                .put("name", label)
                .put("value", value)
                .put("isRegex", false)
                .put("isEqual", true);
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** Alertmanager answers in its own time zone. */
    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asText()).toInstant();
    }

    private static BodyPublisher json(JsonNode body) {
        return BodyPublishers.ofString(body.toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v2/" + path))
                .header("Content-Type", "application/json")
                .timeout(TIMEOUT);
    }

    private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException("%s %s: %d %s"
                        .formatted(
                                request.method(),
                                request.uri().getPath(),
                                response.statusCode(),
                                response.body().strip()));
            }
            return response.body();
        } catch (IOException e) {
            throw new IOException("Alertmanager at %s: %s".formatted(url, e), e);
        }
    }
}
