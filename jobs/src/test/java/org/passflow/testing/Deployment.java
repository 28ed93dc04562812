package org.passflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.yaml.snakeyaml.Yaml;

/** What the folder {@code docker} says about the job. */
public final class Deployment {
    public static final Path FOLDER = Path.of("..", "docker").toAbsolutePath().normalize();

    private Deployment() {}

    /** A YAML file, with its anchors and merges resolved. */
    public static JsonNode yaml(String file) throws IOException {
        return new ObjectMapper().valueToTree(new Yaml().<Object>load(Files.readString(FOLDER.resolve(file))));
    }

    /** Flink's configuration in the image, as Flink reads it. */
    public static Configuration image() {
        return GlobalConfiguration.loadConfiguration(FOLDER.resolve("flink").toString());
    }

    /** Flink's configuration in a FlinkDeployment. */
    public static Configuration kubernetes(String file) throws IOException {
        Map<String, String> settings = new TreeMap<>();
        yaml(file)
                .at("/spec/flinkConfiguration")
                .properties()
                .forEach(setting ->
                        settings.put(setting.getKey(), setting.getValue().asText()));
        return Configuration.fromMap(settings);
    }
}
