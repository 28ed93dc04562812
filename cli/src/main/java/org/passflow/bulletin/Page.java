package org.passflow.bulletin;

import java.util.List;
import java.util.stream.Collectors;

/** A bulletin as a page that can be printed: A4 across, heads of tables on every sheet. */
public record Page(Bulletin bulletin) {

    private static final String STYLE =
            """
            body { font: 14px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em; color: #111; }
            h1 { font-size: 1.4em; }
            h2 { font-size: 1.1em; margin-top: 1.5em; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #888; padding: 0.2em 0.5em; text-align: left; }
            th { background: #eee; }
            td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
            footer { margin-top: 1.5em; color: #444; }
            @page { size: A4 landscape; margin: 12mm; }
            @media print {
              body { margin: 0; font-size: 9pt; }
              thead { display: table-header-group; }
              tr { break-inside: avoid; }
            }
            """;

    /** The whole page. */
    public String html() {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <h1>%s</h1>
                %s
                %s
                <footer>
                %s
                </footer>
                </body>
                </html>
                """
                .formatted(
                        bulletin.language(),
                        escaped(bulletin.title()),
                        STYLE,
                        escaped(bulletin.title()),
                        paragraphs(bulletin.lines()),
                        bulletin.tables().stream().map(Page::table).collect(Collectors.joining("\n")),
                        paragraphs(bulletin.notes()));
    }

    private static String paragraphs(List<String> lines) {
        return lines.stream().map(line -> "<p>" + escaped(line) + "</p>").collect(Collectors.joining("\n"));
    }

    private static String table(Table table) {
        String rows =
                table.rows().stream().map(row -> row("td", row, table.names())).collect(Collectors.joining("\n"));
        return "<h2>%s</h2>\n<table>\n<thead>\n%s\n</thead>\n<tbody>\n%s\n</tbody>\n</table>"
                .formatted(escaped(table.title()), row("th", table.head(), table.names()), rows);
    }

    private static String row(String tag, List<String> cells, int names) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int column = 0; column < cells.size(); column++) {
            row.append('<').append(tag).append(column < names ? ">" : " class=\"number\">");
            row.append(escaped(cells.get(column))).append("</").append(tag).append('>');
        }
        return row.append("</tr>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
