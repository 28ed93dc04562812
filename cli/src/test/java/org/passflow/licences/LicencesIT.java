package org.passflow.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every library that is shipped has a licence that {@code docs/licences.md} accepts. */
class LicencesIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "licences.md");

    /** By module, with what must be among its components: a list that is empty by mistake accepts everything. */
    private static final Map<String, String> MODULES = Map.of(
            "../jobs", "com.clickhouse:clickhouse-jdbc",
            ".", "info.picocli:picocli",
            "flink", "org.apache.flink:flink-runtime",
            "kafka", "org.apache.kafka:kafka_2.13",
            "zookeeper", "org.apache.zookeeper:zookeeper",
            "../dashboards/board", "echarts");

    private static final Pattern ACCEPTED = Pattern.compile("^\\| `([^`]+)` \\| [^|`]+ \\|$", Pattern.MULTILINE);
    private static final Pattern JUDGED =
            Pattern.compile("^\\| `([^`]+)` \\| `([^`]*)` \\| `([^`]+)` \\| [^|]+ \\|$", Pattern.MULTILINE);

    @Test
    void everyLibraryHasALicenceThatIsAccepted() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> accepted = new HashSet<>();
        ACCEPTED.matcher(document).results().forEach(row -> accepted.add(row.group(1)));
        Map<String, MatchResult> judged = new HashMap<>();
        JUDGED.matcher(document).results().forEach(row -> judged.put(row.group(1), row));
        assertThat(accepted).contains("Apache-2.0", "MIT");

        Set<String> refused = new TreeSet<>();
        Set<String> unused = new TreeSet<>(judged.keySet());
        for (Map.Entry<String, String> module : MODULES.entrySet()) {
            List<ShippedComponent> components = ShippedComponent.of(Path.of(module.getKey(), "target", "bom.json"));
            assertThat(components).extracting(ShippedComponent::name).contains(module.getValue());
            for (ShippedComponent component : components) {
                MatchResult row = judged.get(component.name());
                unused.remove(component.name());
                Set<String> licences = row != null
                                && component
                                        .licences()
                                        .equals(Set.of(row.group(2).split(" OR ")))
                        ? Set.of(row.group(3))
                        : component.licences();
                if (licences.stream().noneMatch(accepted::contains)) {
                    refused.add(component.toString());
                }
            }
        }

        assertThat(refused).as("not accepted by docs/licences.md").isEmpty();
        assertThat(unused).as("judged in docs/licences.md, and not shipped").isEmpty();
    }
}
