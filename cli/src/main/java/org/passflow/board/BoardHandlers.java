package org.passflow.board;

import java.util.List;
import java.util.stream.Collectors;

/**
 * ClickHouse's configuration that serves the board: its page, and a handler for each query, which runs as the user board.
 * {@code docker/clickhouse/board.xml} is what {@link #xml} returns; a test compares them.
 *
 * @param queries all of the board
 */
public record BoardHandlers(List<BoardQuery> queries) {
    /** The files of the page, as {@code dashboards/board} builds them. */
    public static final List<PageFile> PAGE = List.of(
            new PageFile("index.html", "text/html; charset=UTF-8"),
            new PageFile("board.js", "text/javascript; charset=UTF-8"),
            new PageFile("board.css", "text/css; charset=UTF-8"));

    private static final String HEAD =
            """
            <!--
                The command centre's board: its page, and one handler for each query in dashboards/board/queries, run as the
                user board (users.xml). Written by BoardHandlers; a test compares. The same file on one machine and in Docker.
                Who acts is said by the header X-Forwarded-User alone, which a proxy sets; a page of another origin cannot send
                X-Passflow-Board, for ClickHouse grants no such thing. The files of the page lie in the folder board of
                ClickHouse's user_files (clickhouse local: of its working directory).
            -->
            <clickhouse>
                <http_options_response remove="1"/>
                <http_handlers>
            """;

    private static final String END =
            """
                    <defaults/>
                </http_handlers>
            </clickhouse>
            """;

    private static final String AS_JSON = "\nFORMAT JSONCompact SETTINGS output_format_json_quote_64bit_integers = 0";

    private static final String SECURITY =
            """
                                <X-Content-Type-Options>nosniff</X-Content-Type-Options>
                                <Referrer-Policy>no-referrer</Referrer-Policy>
                                <Cross-Origin-Resource-Policy>same-origin</Cross-Origin-Resource-Policy>
            """;

    /** As in the page itself, and nobody may frame it: a click there would be somebody else's action. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /**
     * A file of the page, whose name never changes: browsers must ask each time whether it did.
     *
     * @param type its Content-Type
     */
    public record PageFile(String name, String type) {}

    public String xml() {
        return HEAD
                + PAGE.stream().map(BoardHandlers::page).collect(Collectors.joining())
                + queries.stream()
                        .map(query -> query.writes() ? writing(query) : reading(query))
                        .collect(Collectors.joining())
                + END;
    }

    private static String page(PageFile file) {
        String url = file.name().equals("index.html") ? "regex:/board/(index\\.html)?" : "/board/" + file.name();
        return """
                       <rule>
                           <methods>GET,HEAD</methods>
                           <url>%s</url>
                           <handler>
                               <type>static</type>
                               <content_type>%s</content_type>
                               <http_response_headers>
                                   <Content-Security-Policy>%s</Content-Security-Policy>
                                   <Cache-Control>no-cache</Cache-Control>
               %s                </http_response_headers>
                               <response_content>file://board/%s</response_content>
                           </handler>
                       </rule>
               """
                .formatted(url, file.type(), POLICY, SECURITY, file.name());
    }

    private static String reading(BoardQuery query) {
        String exactly = query.parameters().isEmpty() ? "\n            <empty_query_string/>" : "";
        return rule("GET", query.name(), exactly, asked(query));
    }

    private static String asked(BoardQuery query) {
        if (query.keptSeconds().isEmpty()) {
            return query.sql() + AS_JSON;
        }
        String table = KeptAnswers.DATABASE + "." + query.table();
        return query.inRows() ? "SELECT * FROM " + table + AS_JSON : text(query, table);
    }

    /** What tells its own time is given with the time of asking, so that a viewer sees when keeping has stopped. */
    private static String text(BoardQuery query, String table) {
        String begin = query.sql().contains(" AS now_ms")
                ? "concat('{\"asked_ms\":', toString(toUnixTimestamp64Milli(now64(3))), ',')"
                : "'{'";
        return "SELECT %s, answer FROM %s FORMAT RawBLOB".formatted(begin, table);
    }

    private static String writing(BoardQuery query) {
        String headers = String.join(
                "\n            ",
                "",
                "<headers>",
                "    <X-Forwarded-User><![CDATA[regex:(?P<actor>.+)]]></X-Forwarded-User>",
                "    <X-Passflow-Board>1</X-Passflow-Board>",
                "</headers>");
        return rule("POST", query.name(), headers, query.sql());
    }

    private static String rule(String method, String name, String conditions, String sql) {
        return """
                       <rule>
                           <methods>%s</methods>
                           <url>/board/api/%s</url>%s
                           <handler>
                               <type>predefined_query_handler</type>
                               <user>board</user>
                               <http_response_headers>
                                   <Content-Type>application/json; charset=UTF-8</Content-Type>
                                   <Cache-Control>no-store</Cache-Control>
               %s                </http_response_headers>
                               <query><![CDATA[
               %s
               ]]></query>
                           </handler>
                       </rule>
               """
                .formatted(method, name, conditions, SECURITY, sql);
    }
}
