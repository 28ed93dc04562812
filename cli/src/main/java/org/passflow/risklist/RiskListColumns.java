package org.passflow.risklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.stack.StackException;

/**
 * Which columns of a published list say what.
 *
 * @param published column with the local time of publication
 * @param format of that time, letters as in {@link java.time.format.DateTimeFormatter}
 * @param zone of that time
 * @param level column with the level
 * @param levels the level's texts and what they mean, HIGH, MEDIUM or LOW; null: they stand there so
 * @param province column with the name of the province; null: the list has none
 * @param city column with the name of the city; null: the list has none
 * @param county column with the name of the county
 * @param areas column with the villages and compounds; null: the list names counties only
 * @param separator between them; null: there is one in a cell
 */
public record RiskListColumns(
        String published,
        String format,
        String zone,
        String level,
        Map<String, String> levels,
        String province,
        String city,
        String county,
        String areas,
        String separator) {

    /**
     * Reads them from YAML.
     *
     * @param name of the file, for messages
     * @throws StackException saying what is missing or unknown
     */
    public static RiskListColumns read(String name, InputStream file) throws IOException {
        RiskListColumns columns;
        try {
            columns = new YAMLMapper().readValue(file, RiskListColumns.class);
        } catch (JsonProcessingException e) {
            throw new StackException(name + ": " + e.getOriginalMessage(), e);
        }
        List<String> missing = new ArrayList<>();
        Map<String, String> needed = new TreeMap<>();
        needed.put("published", columns.published);
        needed.put("format", columns.format);
        needed.put("zone", columns.zone);
        needed.put("level", columns.level);
        needed.put("county", columns.county);
        needed.forEach((key, value) -> {
            if (value == null) {
                missing.add(key);
            }
        });
        if (!missing.isEmpty()) {
            throw new StackException(name + ": " + String.join(", ", missing) + " must be said");
        }
        return columns;
    }

    /** The columns that a file must have. */
    Set<String> needed() {
        return Stream.of(published, level, province, city, county, areas)
                .filter(column -> column != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
