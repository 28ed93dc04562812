package org.passflow.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A dashboard as it is provisioned. */
record Dashboard(String file, JsonNode json) {

    static final Path FOLDER = Path.of("..", "dashboards", "grafana");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All of them, by file name. */
    static List<Dashboard> all() throws IOException {
        List<Dashboard> dashboards = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER.resolve("dashboards"), "*.json")) {
            for (Path file : files) {
                dashboards.add(new Dashboard(file.getFileName().toString(), JSON.readTree(file.toFile())));
            }
        }
        return dashboards;
    }

    String uid() {
        return json.path("uid").asText();
    }

    List<JsonNode> variables() {
        return list(json.path("templating").path("list"));
    }

    /** Panels and rows, in their order. */
    List<JsonNode> everything() {
        return list(json.path("panels"));
    }

    /** Panels that show something. */
    List<JsonNode> panels() {
        return everything().stream()
                .filter(panel -> !"row".equals(panel.path("type").asText()))
                .toList();
    }

    /** Every query of every panel. */
    List<Query> queries() {
        return panels().stream()
                .flatMap(panel -> list(panel.path("targets")).stream().map(target -> new Query(this, panel, target)))
                .toList();
    }

    /** One query of one panel: SQL for ClickHouse or an expression for Prometheus. */
    record Query(Dashboard dashboard, JsonNode panel, JsonNode target) {
        boolean isSql() {
            return target.has("rawSql");
        }

        /** As written, with macros and variables. */
        String text() {
            return target.path(isSql() ? "rawSql" : "expr").asText();
        }

        /** Where to find it: the English half of the title, and which of the panel's queries. */
        String name() {
            String title = panel.path("title").asText();
            return title.substring(title.indexOf('·') + 1).strip() + " "
                    + target.path("refId").asText();
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
