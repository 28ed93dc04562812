package org.passflow.board;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.passflow.stack.ClickHouseHttp;
import org.passflow.testing.TestStack;

/**
 * What the browser tests may have happen, as a small HTTP server: POST /fever?record=&site=, /train?trip=, /alerts?count=,
 * /plant?text=, /later?minutes=, /kill, /start. 200 when it has happened, else 500 with the reason.
 */
final class BoardControl implements AutoCloseable {
    private static final String DATABASE = "passflow";
    private static final String FIRST_SITE = "exit-linfen-east";

    private final TestStack stack;
    private final LiveDistrict district;
    private final HttpServer server;

    private BoardControl(TestStack stack, LiveDistrict district, HttpServer server) {
        this.stack = stack;
        this.district = district;
        this.server = server;
    }

    static BoardControl start(TestStack stack, LiveDistrict district) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BoardControl control = new BoardControl(stack, district, server);
        server.createContext("/", control::answer);
        server.start();
        return control;
    }

    String url() {
        return "http://%s:%d"
                .formatted(
                        server.getAddress().getAddress().getHostAddress(),
                        server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // The reason goes to the test that asked.
    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String text = "";
        try {
            happen(
                    exchange.getRequestURI().getPath(),
                    parameters(exchange.getRequestURI().getRawQuery()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = 500;
        } catch (IOException | RuntimeException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            status = 500;
            text = trace.toString();
        }
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void happen(String what, Map<String, String> parameters) throws IOException, InterruptedException {
        switch (what) {
            case "/fever" -> district.fever(parameters.getOrDefault("site", FIRST_SITE), parameters.get("record"));
            case "/train" -> district.train(parameters.get("trip"));
            case "/later" -> district.later(Duration.ofMinutes(Long.parseLong(parameters.get("minutes"))));
            case "/alerts" -> raise(Integer.parseInt(parameters.get("count")));
            case "/plant" -> plant(parameters.get("text"));
            case "/kill" -> stack.stack().clickHouse().process().kill9();
            case "/start" -> stack.stack().replace(stack.stack().clickHouse().process());
            default -> throw new IllegalArgumentException("Nothing happens at " + what);
        }
    }

    /** So many open alerts at as many sites of the roster. */
    private void raise(int count) throws IOException, InterruptedException {
        writer().execute(
                        """
                        INSERT INTO %s.alerts (alert_id, version, rule, rule_id, category, severity, state, subject_kind,
                            subject, site_id, region, unit, opened_at, noticed_at, changed_at, value, expected, text_zh, text_en)
                        SELECT format('{}-{}', leftPad(lower(hex(number)), 16, '0'), '00000000000b0a2d'), 1, 'surge', 'surge',
                            'CONTROL', if(number %% 5 = 0, 'NOTICE', 'WARNING'), 'OPEN', 'SITE', site.1, site.1, site.2, site.3,
                            now64(3) - number, now64(3) - number, now64(3), 400 + number, 180, '通行激增', 'many passages'
                        FROM (SELECT number, (SELECT groupArray((site_id, region, unit)) FROM %s.sites FINAL) AS all,
                            all[1 + number %% length(all)] AS site FROM numbers(%d))"""
                                .formatted(DATABASE, DATABASE, count));
    }

    /** The text in everything about an alert that anybody may write: names, texts, the telephone, the record. */
    private void plant(String text) throws IOException, InterruptedException {
        String literal = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
        writer().execute(
                        """
                        INSERT INTO %s.sites (site_id, valid_from, kind, name_zh, name_en, region, latitude, longitude, unit,
                            opening_hours, arrival_time)
                        SELECT 'hostile', now64(3) - 60, %2$s, %2$s, %2$s, '141002', 36.1, 111.5, 'hostile', %2$s, now64(3)"""
                                .formatted(DATABASE, literal));
        writer().execute(
                        """
                        INSERT INTO %s.units (unit_id, valid_from, name_zh, name_en, duty_telephone, arrival_time)
                        SELECT 'hostile', now64(3) - 60, %2$s, %2$s, %2$s, now64(3)"""
                                .formatted(DATABASE, literal));
        writer().execute(
                        """
                        INSERT INTO %s.alerts (alert_id, version, rule, rule_id, category, severity, state, subject_kind,
                            subject, site_id, region, unit, opened_at, noticed_at, changed_at, acknowledged_by, value, topic,
                            event_id, record_ref, text_zh, text_en, instruction_zh, instruction_en)
                        SELECT '00000000000000bd-00000000000000bd', 1, 'fever', %2$s, 'INFECTION', 'CRITICAL', 'OPEN', 'EVENT',
                            %2$s, 'hostile', '141002', 'hostile', now64(3), now64(3), now64(3), %2$s, 38.5, 'checkpoint-events',
                            %2$s, %2$s, %2$s, %2$s, %2$s, %2$s"""
                                .formatted(DATABASE, literal));
    }

    private ClickHouseHttp writer() {
        return stack.stack().clickHouse().as("passflow_writer");
    }

    private static Map<String, String> parameters(String query) {
        return query == null || query.isEmpty()
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }
}
