package org.passflow.risklist;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.passflow.reference.RiskArea;
import org.passflow.reference.RiskLevel;
import org.passflow.replay.BadCellException;
import org.passflow.replay.Cells;
import org.passflow.replay.CsvTable;
import org.passflow.replay.MappingException;
import org.passflow.replay.RejectedRow;
import org.passflow.stack.StackException;

/**
 * Lists of risk areas as they were published one after the other, each complete.
 *
 * @param publications the areas that a list names, by code, by the epoch milliseconds of its publication; several
 *     spellings of one place are one area, of the gravest level that is said of it
 * @param rows how many rows were read
 * @param problems rows whose place or level is not known
 */
public record RiskList(NavigableMap<Long, Map<String, RiskArea>> publications, int rows, List<RejectedRow> problems) {

    /** As many names as a version can hold. */
    private static final int LONGEST_NAME = 200;

    /** Reads a file. */
    public static RiskList read(Path file, RiskListColumns columns, AreaCodes codes) throws IOException {
        NavigableMap<Long, Map<String, RiskArea>> publications = new TreeMap<>();
        Rows rows = new Rows(columns, codes, publications);
        try {
            List<RejectedRow> problems = CsvTable.read(
                    file, String.valueOf(file.getFileName()), columns.needed(), (cells, number) -> rows.add(cells));
            return new RiskList(publications, rows.count, problems);
        } catch (MappingException e) {
            throw new StackException(e.getMessage(), e);
        }
    }

    /** Takes in row after row. */
    private static final class Rows {
        private final RiskListColumns columns;
        private final AreaCodes codes;
        private final NavigableMap<Long, Map<String, RiskArea>> publications;
        private final DateTimeFormatter format;
        private final ZoneId zone;
        private int count;

        Rows(RiskListColumns columns, AreaCodes codes, NavigableMap<Long, Map<String, RiskArea>> publications) {
            this.columns = columns;
            this.codes = codes;
            this.publications = publications;
            this.format = DateTimeFormatter.ofPattern(columns.format(), Locale.ROOT);
            this.zone = ZoneId.of(columns.zone());
        }

        private void add(Cells cells) throws BadCellException {
            count++;
            Map<String, RiskArea> list = publications.computeIfAbsent(published(cells), time -> new HashMap<>());
            RiskLevel level = level(cells);
            String county = codes.county(
                    cell(cells, columns.province()), cell(cells, columns.city()), cells.get(columns.county()));
            for (String area : areas(cells)) {
                Optional<String> village = codes.village(county, area);
                String name = area.isEmpty() ? codes.name(county) : AreaCodes.withoutBounds(area);
                String code = village.orElse(county);
                list.merge(code, new RiskArea(code, name, level), village.isPresent() ? Rows::graver : Rows::joined);
            }
        }

        private static String cell(Cells cells, String column) {
            return column == null ? null : cells.get(column);
        }

        private List<String> areas(Cells cells) {
            if (columns.areas() == null || cells.get(columns.areas()).isEmpty()) {
                return List.of("");
            }
            String all = cells.get(columns.areas());
            return columns.separator() == null
                    ? List.of(all)
                    : new ArrayList<>(List.of(all.split(Pattern.quote(columns.separator()), -1)));
        }

        private long published(Cells cells) throws BadCellException {
            try {
                return LocalDateTime.parse(cells.get(columns.published()), format)
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli();
            } catch (DateTimeException e) {
                throw new BadCellException(columns.published(), "is no time like " + columns.format());
            }
        }

        private RiskLevel level(Cells cells) throws BadCellException {
            String text = cells.get(columns.level());
            String code = columns.levels() == null ? text : columns.levels().get(text);
            for (RiskLevel level : RiskLevel.values()) {
                if (level.name().equals(code)) {
                    return level;
                }
            }
            throw new BadCellException(columns.level(), "'" + text + "' is no level");
        }

        private static RiskArea graver(RiskArea one, RiskArea other) {
            return one.level().compareTo(other.level()) <= 0 ? one : other;
        }

        /** Of a county, which only contains them, all places are named. */
        private static RiskArea joined(RiskArea one, RiskArea other) {
            RiskArea graver = graver(one, other);
            boolean isNamed = List.of(one.name().split("、")).contains(other.name());
            String names = isNamed ? one.name() : one.name() + "、" + other.name();
            return new RiskArea(graver.code(), names.length() > LONGEST_NAME ? one.name() : names, graver.level());
        }
    }
}
