package org.passflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The commands that {@code docker/compose.yaml} and the documents start are commands with the options that there are. */
class DeployedCommandsTest {
    /** In a block of code: what comes after a command's name, up to the next command or file. */
    private static final Pattern COMMAND = Pattern.compile("(?:^|&& )(?:\\./)?passflow ([^&<>|]+)");

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");
    private static final Pattern MENTIONED = Pattern.compile("`passflow ([^`<>]+)`");

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

    @ParameterizedTest
    @MethodSource("documents")
    void documentedCommandsAreCommandsThatThereAre(Path document) throws IOException {
        for (String line : Files.readAllLines(document)) {
            Matcher commands = COMMAND.matcher(line.replaceFirst("\\s+#.*", ""));
            while (commands.find() && !commands.group(1).contains("…")) {
                List<String> words = WORD.matcher(commands.group(1))
                        .results()
                        .map(word -> word.group().replaceAll("['\"]", ""))
                        .toList();
                assertThatCode(() -> parsed(words)).as(commands.group()).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatTextsCallACommandIsOneAndHasTheOptions(Path document) throws IOException {
        Matcher mentioned = MENTIONED.matcher(Files.readString(document));
        while (mentioned.find()) {
            CommandLine command = Passflow.commandLine();
            for (String word : mentioned.group(1).split("[\\s|\\[\\]]+", -1)) {
                if (word.startsWith("--")) {
                    assertThat(command.getCommandSpec().optionsMap())
                            .as(mentioned.group())
                            .containsKey(word);
                } else if (!command.getSubcommands().isEmpty()) {
                    assertThat(command.getSubcommands()).as(mentioned.group()).containsKey(word);
                    command = command.getSubcommands().get(word);
                }
            }
        }
    }

    static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("..", "README.md"), Path.of("..", "README.zh-CN.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static ParseResult parsed(List<String> arguments) {
        CommandLine line = Passflow.commandLine().setDefaultValueProvider(null);
        return line.parseArgs(arguments.toArray(String[]::new));
    }
}
