package org.passflow.job;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.flink.util.ParameterTool;
import org.apache.flink.util.TimeUtils;

/**
 * The command line of a job, read flag by flag; collects every problem, so that an operator sees all of them at once.
 * The flag {@code config} names a file that holds further ones, a {@code name = value} a line. Not thread-safe.
 */
final class Flags {
    private static final String CONFIG = "config";

    private final Map<String, String> given;
    private final Map<String, String> environment;
    private final Set<String> known = new TreeSet<>(Set.of(CONFIG));
    private final List<String> problems = new ArrayList<>();

    private Flags(Map<String, String> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
    }

    /** @param args {@code --name value} pairs, which take precedence over those of the file that {@code --config} names */
    static Flags of(String[] args, Map<String, String> environment) {
        try {
            Map<String, String> said = ParameterTool.fromArgs(args).toMap();
            Map<String, String> given = new HashMap<>();
            if (said.containsKey(CONFIG)) {
                given.putAll(inFile(said.get(CONFIG)));
            }
            given.putAll(said);
            return new Flags(given, environment);
        } catch (IllegalArgumentException e) {
            throw new IllegalSettingsException(List.of(e.getMessage()));
        }
    }

    private static Map<String, String> inFile(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("--" + CONFIG + " '" + file + "' cannot be read: " + e, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> properties.getProperty(name).strip()));
    }

    String text(String flag, String byDefault) {
        return read(flag, byDefault, Function.identity(), byDefault);
    }

    String required(String flag) {
        if (!given.containsKey(flag)) {
            problems.add("--" + flag + " is required");
        }
        return text(flag, "");
    }

    int number(String flag, int byDefault) {
        return read(flag, Integer.toString(byDefault), Integer::valueOf, byDefault);
    }

    /** A number with a unit, as in Flink's own settings: {@code 24 h}, {@code 500 ms}. */
    Duration duration(String flag, String byDefault) {
        return read(flag, byDefault, TimeUtils::parseDuration, TimeUtils.parseDuration(byDefault));
    }

    <T> T read(String flag, String byDefault, Function<String, T> parse, T whenBad) {
        known.add(flag);
        String value = given.getOrDefault(flag, byDefault);
        try {
            return parse.apply(value);
        } catch (RuntimeException e) {
            problems.add("--" + flag + " '" + value + "': " + e.getMessage());
            return whenBad;
        }
    }

    /**
     * The content of the file that {@code flag} names, else of the environment variable, without blanks around it; never given on the
     * command line.
     */
    String secret(String flag, String variable) {
        known.add(flag);
        String file = given.get(flag);
        if (file == null) {
            return environment.getOrDefault(variable, "").strip();
        }
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            problems.add("--" + flag + " '" + file + "' cannot be read: " + e);
            return "";
        }
    }

    /** A record of settings, whose constructor checks what belongs together; null when it refuses. */
    <T> T checked(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    /** Every flag that was asked for. */
    Set<String> known() {
        return Collections.unmodifiableSet(known);
    }

    /** @throws IllegalSettingsException naming every problem, unknown flags among them */
    void stopOnProblems() {
        for (String flag : given.keySet()) {
            if (!known.contains(flag)) {
                problems.add("--" + flag + " is unknown; known are " + String.join(", ", known));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalSettingsException(problems);
        }
    }
}
