package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands that {@code docker/compose.yaml} and {@code docs/operations.md} start are commands with the options that there are. */
class DeployedCommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"topics", "migrate", "bridge", "command"})
    void composeStartsCommandsThatThereAre(String service) throws IOException {
        JsonNode compose = new ObjectMapper()
                .valueToTree(new Yaml().<Object>load(Files.readString(Path.of("..", "docker", "compose.yaml"))));
        List<String> arguments = new ArrayList<>();
        compose.at("/services/" + service + "/command").forEach(word -> arguments.add(word.asText()));
        arguments.replaceAll(word -> word.equals("${PASSFLOW_PARTITIONS}") ? "4" : word);

        assertThat(arguments).isNotEmpty();
        assertThat(parsed(arguments)).isNotNull();
    }

    @Test
    void documentedCommandsOfTheContainerAreCommandsThatThereAre() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "operations.md")).stream()
                .filter(line -> line.contains("run --rm command "))
                .map(line -> line.replaceFirst(".*run --rm command ", "").replaceFirst("\\s+#.*", ""))
                .toList();

        assertThat(documented).isNotEmpty().allSatisfy(line -> assertThat(parsed(List.of(line.split("\\s+", -1))))
                .isNotNull());
    }

    @Test
    void documentedCommandsOfClusterAndTablesAreCommandsThatThereAre() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "operations.md")).stream()
                .filter(line -> line.startsWith("passflow cluster ") || line.startsWith("passflow migrate "))
                .map(line -> line.replaceFirst("passflow ", "").replaceFirst("\\s+#.*", ""))
                .toList();

        assertThat(documented).hasSizeGreaterThan(6).allSatisfy(line -> assertThat(
                        parsed(List.of(line.split("\\s+", -1))))
                .isNotNull());
    }

    private static ParseResult parsed(List<String> arguments) {
        CommandLine line = Passflow.commandLine().setDefaultValueProvider(null);
        return line.parseArgs(arguments.toArray(String[]::new));
    }
}
