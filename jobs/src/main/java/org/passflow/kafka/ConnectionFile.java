package org.passflow.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigValue;

/**
 * A file of Kafka's own settings that says whether connections to the brokers are encrypted, and as whom they are made. Nothing
 * else may stand there: what is read, and how it is written, is up to passflow.
 */
public final class ConnectionFile {
    private static final Pattern CONNECTION = Pattern.compile("(security|sasl|ssl)\\..+");

    private ConnectionFile() {}

    /**
     * The settings in a file; secrets are among them.
     *
     * @throws IllegalArgumentException naming every problem
     */
    public static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        List<String> problems = problems(settings);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
        return settings;
    }

    private static List<String> problems(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        if (!settings.containsKey(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG)) {
            problems.add(
                    CommonClientConfigs.SECURITY_PROTOCOL_CONFIG + " is required: without it nothing is encrypted");
        }
        for (String name : settings.keySet()) {
            if (!CONNECTION.matcher(name).matches()) {
                problems.add(name + " may not stand there, only security.…, sasl.… and ssl.… may");
            } else if (!AdminClientConfig.configNames().contains(name)) {
                problems.add(name + " is unknown to Kafka's clients");
            }
        }
        for (ConfigValue value : AdminClientConfig.configDef().validate(settings)) {
            if (settings.containsKey(value.name())) {
                problems.addAll(value.errorMessages());
            }
        }
        return problems;
    }
}
