package org.passflow.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ReferenceKind;
import org.passflow.registry.ShippedReference;
import org.passflow.testing.Scenario;
import org.passflow.testing.StackExtension;
import org.passflow.testing.TestInstallation;
import org.passflow.testing.TestStack;

/** Reference data, trips and site status on their way from the topics to the analysts. */
@ExtendWith(StackExtension.class)
class ReferenceIT {

    private static final long MORNING = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
    private static final Path EXAMPLES = Path.of("..", "schemas", "events", "examples", "valid");

    /** When the golden events happened. */
    private static final long GOLDEN = 1_650_000_000_000L;

    private static final String LEVEL_TWO =
            "{\"schema_version\":1,\"region\":\"14\",\"level\":2,\"valid_from\":1590000000000}";
    private static final String FLIGHT_CLOSED =
            "{\"schema_version\":1,\"event_id\":\"MU2401-20220415-c\",\"event_time\":1650000060000,"
                    + "\"site_id\":\"airport-yaodu\",\"trip_id\":\"MU2401-20220415\",\"mode\":\"FLIGHT\","
                    + "\"number\":\"MU2401\",\"status\":\"CLOSED\",\"scheduled_time\":1650003600000}";

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void siteInNoRosterCountsUnderItsIdAndIsFlagged(TestInstallation installation) throws Exception {
        List<ArrivingEvent> records = new ArrayList<>(ShippedReference.records(MORNING));
        records.add(passage("exit-linfen-east", MORNING + 1_000));
        records.add(passage("nobody-knows-me", MORNING + 2_000));
        records.add(record(
                Topics.SITES, "half-a-site", "{\"schema_version\":1,\"site_id\":\"half-a-site\"}", MORNING + 3_000));

        new Scenario(installation).feed(records);
        String job = installation.submit(Scenario.JOB);

        installation.awaitUntil(Duration.ofMinutes(2), () -> !installation
                .query("SELECT 1 FROM {db}.v_flow_1m WHERE site_id = 'nobody-knows-me' AND persons = 1")
                .isEmpty());
        awaitRows(
                installation,
                "v_sites",
                ShippedReference.records(ReferenceKind.SITES, 0).size());
        awaitRows(
                installation,
                "v_units",
                ShippedReference.records(ReferenceKind.UNITS, 0).size());
        assertThat(lines(installation, "SELECT site_id FROM {db}.v_data_quality WHERE kind = 'UNKNOWN_SITE'"))
                .containsExactly("nobody-knows-me");
        assertThat(lines(installation, "SELECT reason FROM {db}.v_rejects WHERE topic = 'sites'"))
                .containsExactly("MISSING_FIELD");
        installation.cancel(job);
    }

    @Test
    void goldenRecordsReachTheirTablesWithAllTheySay(TestStack stack) throws Exception {
        TestInstallation installation = TestInstallation.create(stack, "ReferenceITGolden");
        List<ArrivingEvent> records = new ArrayList<>();
        for (String topic : Topics.CONTROL) {
            records.addAll(examples(topic, GOLDEN));
        }
        records.add(new ArrivingEvent(Topics.UNITS, "unit-duandian", null, GOLDEN));
        records.add(changed("units/township.json", "name_en", "\"Duandian\"", GOLDEN + 1));
        records.add(record(Topics.RESPONSE_LEVELS, "14", LEVEL_TWO, GOLDEN + 1));
        records.addAll(examples(Topics.TRIPS, GOLDEN + 1_000));
        records.add(record(Topics.TRIPS, "MU2401-20220415", FLIGHT_CLOSED, GOLDEN + 61_000));
        records.addAll(examples(Topics.SITE_STATUS, GOLDEN + 61_000));
        records.addAll(examples(Topics.SITE_STATUS, GOLDEN + 62_000));
        records.add(changed("site-status/heartbeat.json", "void", "true", GOLDEN + 63_000));

        new Scenario(installation).feed(records);
        String job = installation.submit(Scenario.JOB);

        installation.awaitUntil(
                Duration.ofMinutes(2),
                () -> lines(installation, "SELECT count() FROM {db}.site_status FINAL")
                                .contains("6")
                        && lines(installation, "SELECT status FROM {db}.v_trips")
                                .contains("CLOSED"));
        sitesAndUnitsStand(installation);
        levelsAndAreasStand(installation);
        rulesStand(installation);
        messagesStand(installation);
        installation.cancel(job);
    }

    private static void sitesAndUnitsStand(TestInstallation installation) throws Exception {
        awaitRows(installation, "v_sites", 3);
        awaitRows(installation, "v_units", 2);
        assertThat(lines(
                        installation,
                        "SELECT name_en, parent, region, duty_telephone FROM {db}.v_units ORDER BY unit_id"))
                .containsExactly("Duandian|unit-yaodu|141002200|0357-2012345", "|||13812345678");
        assertThat(lines(
                        installation,
                        "SELECT name_zh, lanes, reports_daily FROM {db}.v_sites WHERE latitude = 36.0925"))
                .containsExactly("临汾城东口|4|1");
        assertThat(lines(installation, "SELECT ifNull(toString(capacity), 'null') FROM {db}.v_sites ORDER BY site_id"))
                .containsExactly("null", "null", "120");
    }

    private static void levelsAndAreasStand(TestInstallation installation) throws Exception {
        awaitRows(installation, "v_response_levels", 2);
        assertThat(levelAt(installation, "2020-01-24")).isEmpty();
        assertThat(levelAt(installation, "2020-02-01")).containsExactly("1");
        assertThat(levelAt(installation, "2022-04-15")).containsExactly("2");
        awaitRows(installation, "v_risk_areas", 2);
        assertThat(lines(
                        installation,
                        "SELECT code, level, name, toUnixTimestamp(valid_to) FROM {db}.v_risk_areas"
                                + " WHERE valid_to IS NOT NULL"))
                .containsExactly("110105001001|HIGH|某街道某社区|1651209600");
    }

    private static List<String> levelAt(TestInstallation installation, String day) throws Exception {
        return lines(
                installation,
                "SELECT level FROM {db}.v_response_levels WHERE region = '14' AND valid_from <= '" + day
                        + "' AND ifNull(valid_to > '" + day + "', true)");
    }

    private static void rulesStand(TestInstallation installation) throws Exception {
        awaitRows(installation, "v_alert_rules", 3);
        assertThat(lines(
                        installation,
                        "SELECT rule_id, rule, mapSort(thresholds), scope_sites, scope_kinds, scope_regions,"
                                + " scope_response_levels, severity, ifNull(toString(enabled), 'null'), author, reason"
                                + " FROM {db}.v_alert_rules ORDER BY rule_id"))
                .containsExactly(
                        "fever|fever|{}|[]|[]|[]|[]||null||",
                        "site-silent|site-silent|{}|['post-duandian-17']|[]|[]|[]||0||",
                        "surge-hubs|surge|{'cap':'20','least_difference':'40.5'}"
                                + "|[]|['RAIL_STATION','AIRPORT']|['141002']|[1,2]|WARNING|1|李主任|节后返程高峰");
    }

    private static void messagesStand(TestInstallation installation) throws Exception {
        assertThat(lines(
                        installation,
                        "SELECT site_id, number, status, ifNull(toString(passengers), 'null'), origin_region,"
                                + " arrived_time IS NULL, scheduled_time_local FROM {db}.v_trips ORDER BY number"))
                .containsExactly(
                        "coach-yaodu|12|SUSPENDED|null||1|2022-04-15 14:20:00.000",
                        "rail-linfen-old|K603|SCHEDULED|null|110000|1|2022-04-15 14:20:00.000",
                        "airport-yaodu|MU2401|CLOSED|131||0|2022-04-15 14:20:00.000");
        assertThat(lines(
                        installation,
                        "SELECT site_id, status, ifNull(toString(business_day), 'null'),"
                                + " ifNull(toString(returnees), 'null'), ifNull(toString(staff), 'null'), text"
                                + " FROM {db}.v_site_status ORDER BY site_id, event_id"))
                .containsExactly(
                        "village-4|IMMEDIATE_REPORT|null|null|null|发现外地返乡人员一户,已登记",
                        "village-4|DAILY_REPORT|2022-04-15|3|null|",
                        "village-5|DAILY_REPORT|2022-04-15|0|null|",
                        "village-5|DAILY_REPORT|2024-02-29|null|null|");
    }

    private static void awaitRows(TestInstallation installation, String view, int rows) {
        installation.awaitUntil(Duration.ofSeconds(30), () -> lines(installation, "SELECT count() FROM {db}." + view)
                .contains(Integer.toString(rows)));
    }

    /** The rows of a SELECT, cells apart by a bar. */
    private static List<String> lines(TestInstallation installation, String select)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode row : installation.query(select)) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell ->
                    cells.add(cell.isTextual() ? cell.asText() : cell.toString().replace('"', '\'')));
            lines.add(String.join("|", cells));
        }
        return lines;
    }

    private static List<ArrivingEvent> examples(String topic, long arrivalMillis) throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(topic))) {
            List<ArrivingEvent> records = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                records.add(new ArrivingEvent(topic, file.toString(), Files.readAllBytes(file), arrivalMillis));
            }
            return records;
        }
    }

    /** A golden record that says something else in one field. */
    private static ArrivingEvent changed(String example, String field, String value, long arrivalMillis)
            throws IOException {
        ObjectNode record = (ObjectNode) JSON.readTree(EXAMPLES.resolve(example).toFile());
        record.set(field, JSON.readTree(value));
        return record(example.substring(0, example.indexOf('/')), example, record.toString(), arrivalMillis);
    }

    private static ArrivingEvent passage(String site, long millis) {
        return record(
                Topics.CHECKPOINT_EVENTS,
                site,
                "{\"schema_version\":1,\"event_id\":\"e1\",\"event_time\":" + millis + ",\"site_id\":\"" + site
                        + "\",\"direction\":\"IN\",\"subject\":\"PERSON\",\"disposition\":\"PASSED\"}",
                millis);
    }

    private static ArrivingEvent record(String topic, String key, String value, long arrivalMillis) {
        return new ArrivingEvent(topic, key, value.getBytes(UTF_8), arrivalMillis);
    }
}
