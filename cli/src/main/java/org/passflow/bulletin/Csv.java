package org.passflow.bulletin;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of a bulletin as Excel opens them: UTF-8 with a byte order mark, commas, CR LF (RFC 4180). */
public record Csv(Bulletin bulletin) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    /** What Excel would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

    /** The first table. */
    public String text() {
        return bulletin.tables().get(0).headAndRows().stream()
                .map(Csv::line)
                .collect(Collectors.joining("", BYTE_ORDER_MARK, ""));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
