package org.passflow.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runbook has an entry for each alert, and for nothing else; whatever points into it finds one. */
class RunbookTest {
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
    private static final Path HEALTH = Path.of("src", "main", "java", "org", "passflow", "health");
    private static final Pattern ANCHOR = Pattern.compile("runbook\\.md#(\\w+)");

    @Test
    void entriesAreThoseOfTheAlertsInTheirOrder() throws IOException {
        List<String> alerts = new ArrayList<>();
        for (JsonNode alert : AlertingRulesIT.alerts()) {
            alerts.add(alert.path("alert").asText());
        }

        assertThat(entries()).isEqualTo(alerts);
    }

    @Test
    void everyEntrySaysSomething() throws IOException {
        String[] texts = Files.readString(RUNBOOK).split("\n## \\w+\n", -1);

        assertThat(texts).hasSize(entries().size() + 1).allSatisfy(text -> assertThat(text.strip())
                .hasSizeGreaterThan(60));
    }

    @Test
    void doctorPointsAtEntriesThatThereAre() throws IOException {
        Set<String> pointed = new TreeSet<>();
        try (Stream<Path> sources = Files.list(HEALTH)) {
            for (Path source : sources.toList()) {
                ANCHOR.matcher(Files.readString(source)).results().forEach(anchor -> pointed.add(anchor.group(1)));
            }
        }

        assertThat(pointed).hasSizeGreaterThan(3);
        assertThat(entries().stream().map(entry -> entry.toLowerCase(Locale.ROOT)))
                .containsAll(pointed);
    }

    private static List<String> entries() throws IOException {
        return Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();
    }
}
