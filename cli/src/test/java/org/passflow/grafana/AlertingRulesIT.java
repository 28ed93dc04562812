package org.passflow.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The watchdog of the chain, by Prometheus' own tool: each alert is tried, described and has a runbook. */
class AlertingRulesIT {

    @Test
    void configurationIsValid() throws IOException, InterruptedException {
        assertThat(promtool("check", "config", "prometheus.yml"))
                .contains("SUCCESS: 1 rule files found", "SUCCESS: %d rules found".formatted(alerts().size()))
                .doesNotContain("FAILED");
    }

    @Test
    void everyAlertKeepsQuietAndFiresWhenItShould() throws IOException, InterruptedException {
        String tests = Files.readString(PrometheusPackage.SHIPPED.resolve("rules.test.yml"));

        assertThat(promtool("test", "rules", "rules.test.yml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            assertThat(tests)
                    .contains(
                            "alertname: " + name + "}\n", "alertname: " + name + "\n        exp_alerts:\n          - ");
        }
    }

    @Test
    void everyAlertSpeaksBothLanguagesAndNamesItsRunbook() throws IOException {
        for (JsonNode alert : alerts()) {
            String name = alert.path("alert").asText();
            JsonNode annotations = alert.path("annotations");
            assertThat(annotations.path("summary_zh").asText()).as(name).containsPattern("\\p{IsHan}");
            assertThat(annotations.path("summary_en").asText()).as(name).matches("\\P{IsHan}*[A-Za-z]{2}\\P{IsHan}*");
            assertThat(alert.path("labels").path("component").asText()).as(name).isEqualTo("chain");
            assertThat(alert.path("labels").path("severity").asText()).as(name).matches("critical|warning");
            assertThat(annotations.path("runbook").asText())
                    .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        }
    }

    static List<JsonNode> alerts() throws IOException {
        JsonNode groups = new YAMLMapper()
                .readTree(PrometheusPackage.SHIPPED.resolve("rules.yml").toFile())
                .path("groups");
        List<JsonNode> alerts = new ArrayList<>();
        groups.forEach(group -> group.path("rules").forEach(alerts::add));
        return alerts;
    }

    private static String promtool(String first, String second, String file) throws IOException, InterruptedException {
        return PrometheusPackage.DEBIAN.run(
                "promtool",
                first,
                second,
                PrometheusPackage.SHIPPED.resolve(file).toString());
    }
}
