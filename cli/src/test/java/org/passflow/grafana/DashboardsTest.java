package org.passflow.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files that Grafana is provisioned with: complete, described in both languages, and true to what they refer to. */
class DashboardsTest {
    private static final Path PROVISIONING = Dashboard.FOLDER.resolve("provisioning");
    private static final Pattern BOTH_LANGUAGES = Pattern.compile("(?s).*\\p{IsHan}.*[A-Za-z]{2}.*");
    private static final int COLUMNS = 24;

    @Test
    void dashboardsKeepTheirNamesForLinksFromOutside() throws IOException {
        assertThat(Dashboard.all())
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder("passflow-flows", "passflow-operations");
        assertThat(Dashboard.all()).allSatisfy(dashboard -> {
            assertThat(dashboard.json().path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
            assertThat(dashboard.json().path("title").asText()).matches(BOTH_LANGUAGES);
            assertThat(dashboard.json().path("description").asText()).matches(BOTH_LANGUAGES);
            assertThat(dashboard.json().path("editable").asBoolean(true)).isFalse();
        });
    }

    @Test
    void panelsAreDescribedInBothLanguagesAndHaveUnitAndThresholds() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            assertThat(dashboard.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
                String title = panel.path("title").asText();
                JsonNode defaults = panel.path("fieldConfig").path("defaults");
                assertThat(title).matches("[^·]*\\p{IsHan}[^·]* · [A-Z][^·]*");
                assertThat(panel.path("description").asText()).as(title).matches(BOTH_LANGUAGES);
                assertThat(defaults.path("unit").asText()).as(title).isNotEmpty();
                assertThat(defaults.path("thresholds").path("steps")).as(title).isNotEmpty();
            });
        }
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            Set<Integer> ids = new HashSet<>();
            Set<List<Integer>> taken = new HashSet<>();
            for (JsonNode panel : dashboard.everything()) {
                String title = panel.path("title").asText();
                assertThat(ids.add(panel.path("id").asInt()))
                        .as("id of " + title)
                        .isTrue();
                JsonNode place = panel.path("gridPos");
                int right = place.path("x").asInt() + place.path("w").asInt();
                assertThat(right).as(title).isBetween(1, COLUMNS);
                for (int x = place.path("x").asInt(); x < right; x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        assertThat(taken.add(List.of(x, place.path("y").asInt() + y)))
                                .as("place of " + title)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void everyQueryAsksADatasourceThatIsProvisioned() throws IOException {
        JsonNode provisioned = new YAMLMapper()
                .readTree(PROVISIONING.resolve("datasources/passflow.yml").toFile())
                .path("datasources");
        Set<String> known = new HashSet<>();
        Dashboard.list(provisioned)
                .forEach(source -> known.add(
                        source.path("type").asText() + " " + source.path("uid").asText()));

        for (Dashboard dashboard : Dashboard.all()) {
            for (JsonNode panel : dashboard.panels()) {
                JsonNode source = panel.path("datasource");
                assertThat(known)
                        .as(panel.path("title").asText())
                        .contains(source.path("type").asText() + " "
                                + source.path("uid").asText());
                assertThat(panel.path("targets")).isNotEmpty();
            }
            assertThat(dashboard.queries()).allSatisfy(query -> {
                boolean asksClickHouse =
                        query.panel().path("datasource").path("uid").asText().equals("passflow-clickhouse");
                assertThat(query.isSql()).as(query.name()).isEqualTo(asksClickHouse);
                assertThat(query.text()).as(query.name()).isNotBlank();
            });
            assertThat(dashboard.queries().stream().map(Dashboard.Query::name)).doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyMacrosAndVariablesThatAreDocumentedAreUsed() throws IOException {
        GrafanaMacros macros = new GrafanaMacros(Instant.EPOCH, Instant.EPOCH);
        for (Dashboard dashboard : Dashboard.all()) {
            assertThat(dashboard.queries())
                    .allSatisfy(query -> assertThat(query.isSql() ? macros.in(dashboard, query.text()) : "")
                            .as(query.name())
                            .doesNotContain("$"));
        }
    }

    @Test
    void everyVariableOfTheEnvironmentIsDocumented() throws IOException {
        String operations = Files.readString(Path.of("..", "docs", "operations.md"));
        for (String file : List.of("datasources/passflow.yml", "dashboards/passflow.yml")) {
            Matcher variable = Pattern.compile("\\$([A-Z_]+)").matcher(Files.readString(PROVISIONING.resolve(file)));
            while (variable.find()) {
                assertThat(operations).as(file).contains('`' + variable.group(1) + '`');
            }
        }
    }
}
