package org.passflow.job;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.passflow.event.Topics;
import org.passflow.kafka.ControlDecoder;
import org.passflow.pipeline.Beginning;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;

/**
 * Reference data that changes so rarely that it comes in files: the ones that the job is told to read, else those of this
 * build.
 *
 * @param phases phase of the calendar by date (yyyy-MM-dd); days in none are left out
 * @param regions names by division code
 */
record ReferenceFiles(Map<String, String> phases, Map<String, Beginning.RegionName> regions) {

    private static final String FOLDER = "/schemas/reference/";

    /**
     * Reads both.
     *
     * @param calendar file in the form of {@code calendar.csv}; empty for that of this build
     * @param regions file in the form of {@code regions.csv}; empty for that of this build
     * @throws IllegalArgumentException naming the file that cannot be read
     */
    static ReferenceFiles read(String calendar, String regions) {
        Map<String, String> phases = new HashMap<>();
        for (Map<String, String> day : rows(calendar, "calendar.csv", List.of("date", "phase"))) {
            if (!day.get("phase").isEmpty()) {
                phases.put(day.get("date"), day.get("phase"));
            }
        }
        Map<String, Beginning.RegionName> names = new HashMap<>();
        for (Map<String, String> region : rows(regions, "regions.csv", List.of("code", "name_zh", "name_en"))) {
            names.put(region.get("code"), new Beginning.RegionName(region.get("name_zh"), region.get("name_en")));
        }
        return new ReferenceFiles(phases, names);
    }

    /** The settings that this build brings for each rule. */
    static List<AlertRule> shippedRules() {
        ControlDecoder decoder = new ControlDecoder();
        List<AlertRule> rules = new ArrayList<>();
        try (InputStream file = ReferenceFiles.class.getResourceAsStream(FOLDER + "alert-rules.jsonl")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                byte[] value = line.getBytes(StandardCharsets.UTF_8);
                ReferenceVersion version = decoder.decode(Topics.ALERT_RULES, -1, rules.size(), 0, value);
                if (version.alertRule() == null) {
                    throw new IllegalStateException("a rule of this build: " + version.reject());
                }
                rules.add(version.alertRule());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    private static List<Map<String, String>> rows(String file, String shipped, List<String> columns) {
        try (Reader text = open(file, shipped);
                MappingIterator<Map<String, String>> rows = new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(text)) {
            List<Map<String, String>> all = rows.readAll();
            if (all.stream().anyMatch(row -> !row.keySet().containsAll(columns))) {
                throw new IllegalArgumentException("must have the columns " + String.join(", ", columns));
            }
            return all;
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e, e);
        }
    }

    private static Reader open(String file, String shipped) throws IOException {
        InputStream bytes = file.isEmpty()
                ? ReferenceFiles.class.getResourceAsStream(FOLDER + shipped)
                : Files.newInputStream(Path.of(file));
        return new InputStreamReader(bytes, StandardCharsets.UTF_8);
    }
}
