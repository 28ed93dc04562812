package org.passflow.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/** The folder {@code docker} of the repository. */
final class DockerFolder {
    static final Path PATH = Path.of("..", "docker").toAbsolutePath().normalize();

    private DockerFolder() {}

    static String text(String file) throws IOException {
        return Files.readString(PATH.resolve(file));
    }

    /** Without lines that are remarks. */
    static String withoutRemarks(String file) throws IOException {
        return text(file).lines().filter(line -> !line.strip().startsWith("#")).collect(Collectors.joining("\n"));
    }

    /** A YAML file with its anchors and merges resolved. */
    static JsonNode yaml(String file) throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().<Object>load(text(file)));
    }

    /** The services of {@code compose.yaml} by name. */
    static Map<String, JsonNode> services() throws IOException {
        Map<String, JsonNode> services = new TreeMap<>();
        yaml("compose.yaml")
                .path("services")
                .properties()
                .forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    /** The variables of {@code .env.example} with their values. */
    static Map<String, String> variables() throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String line : withoutRemarks(".env.example")
                .lines()
                .filter(line -> !line.isBlank())
                .toList()) {
            String[] variable = line.split("=", 2);
            variables.put(variable[0], variable[1]);
        }
        return variables;
    }

    /** The elements of a list, or those of a list in an object, as text. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /** What the first group of a pattern finds. */
    static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
