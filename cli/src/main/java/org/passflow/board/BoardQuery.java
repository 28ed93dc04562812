package org.passflow.board;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One question that the board asks: a file of {@code dashboards/board/queries}.
 *
 * @param name of the file without its ending, in kebab case; names the handler too
 * @param titles in Chinese and in English, the first two lines
 * @param keptSeconds how often ClickHouse asks it by itself and keeps the answer; empty: it is asked for each viewer
 * @param inRows whether the answer is kept in rows, for other queries to read; else as the text that viewers get
 * @param sql without the comments at its head; parameters as {@code {name:Type}}
 */
public record BoardQuery(String name, List<String> titles, Optional<Integer> keptSeconds, boolean inRows, String sql) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final String COMMENT = "-- ";
    private static final String EACH_TIME = "-- asked each time";
    private static final Pattern KEPT = Pattern.compile("-- kept for (\\d+) s(, in rows)?");
    private static final String IN_ROWS = ", in rows";
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+):\\w+\\}");
    private static final int HEAD = 3;

    public BoardQuery {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("A query of the board is named like flow-days, not " + name);
        }
    }

    /** Reads a file. Throws {@link IllegalArgumentException} when its head does not say what it must. */
    static BoardQuery parse(String name, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= HEAD || !lines.subList(0, HEAD).stream().allMatch(line -> line.startsWith(COMMENT))) {
            throw new IllegalArgumentException(name + ".sql must begin with its two titles and how it is asked");
        }
        String sql = lines.stream().dropWhile(line -> line.startsWith(COMMENT)).collect(Collectors.joining("\n"));
        List<String> titles = lines.subList(0, HEAD - 1).stream()
                .map(line -> line.substring(COMMENT.length()))
                .toList();
        String how = lines.get(HEAD - 1);
        BoardQuery query = new BoardQuery(name, titles, kept(name, how), how.endsWith(IN_ROWS), sql);
        if (query.keptSeconds().isPresent() && !query.parameters().isEmpty()) {
            throw new IllegalArgumentException(name + ".sql has parameters: its answer cannot be kept for all");
        }
        return query;
    }

    /** Names of its parameters, sorted. */
    public List<String> parameters() {
        return List.copyOf(PARAMETER
                .matcher(sql)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether it writes; it is then sent by POST. */
    public boolean writes() {
        return sql.startsWith("INSERT");
    }

    /** The table in which its answer is kept. */
    String table() {
        return "board_" + name.replace('-', '_');
    }

    private static Optional<Integer> kept(String name, String line) {
        if (line.equals(EACH_TIME)) {
            return Optional.empty();
        }
        Matcher kept = KEPT.matcher(line);
        if (!kept.matches()) {
            throw new IllegalArgumentException("Line 3 of %s.sql says '%s' or '-- kept for N s', perhaps with '%s'"
                    .formatted(name, EACH_TIME, IN_ROWS));
        }
        return Optional.of(Integer.valueOf(kept.group(1)));
    }
}
