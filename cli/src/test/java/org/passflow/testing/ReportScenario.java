package org.passflow.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.registry.ShippedReference;
import org.passflow.simulator.Roster;
import org.passflow.simulator.Simulator;
import org.passflow.simulator.SimulatorSettings;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.ReportModel;
import org.passflow.truth.ReportRow;

/**
 * Days of daily reports on their way through Kafka, the job and ClickHouse: every fact of every post and day, the roll-up of
 * every region and every alert of the rules on reports is what the model makes of the records that stand in the topics.
 *
 * @param kills how often the TaskManager dies under way
 */
public record ReportScenario(SimulatorSettings settings, LocalDate first, int days, int kills) {

    private static final Duration SETTLED = Duration.ofMinutes(2);

    private static final String COLUMNS =
            "toString(business_day), site_id, toString(toUnixTimestamp64Milli(due_at)), toString(expected),"
                    + " delivery, content, suspect, suspect_figure, toString(reports),"
                    + " ifNull(toString(toUnixTimestamp64Milli(first_arrival)), '-'), ifNull(toString(toUnixTimestamp64Milli(event_time)), '-'),"
                    + " event_id, ifNull(toString(returnees), '-'), ifNull(toString(outsiders), '-'), ifNull(toString(key_persons), '-'),"
                    + " ifNull(toString(key_persons_fever), '-'), ifNull(toString(counted_returnees), '-'),"
                    + " ifNull(toString(counted_outsiders), '-'), toString(revision)";

    /** Sends them, and compares. */
    public void check(TestStack stack, TestInstallation installation) throws IOException, InterruptedException {
        Instant start = first.atStartOfDay(settings.zone()).toInstant();
        Instant end = first.plusDays(days).atStartOfDay(settings.zone()).toInstant();
        List<ArrivingEvent> events = reference(start);
        int control = events.size();
        Simulator.ofReports(settings, Roster.shipped()).history(start, end).forEachRemaining(events::add);

        List<String> jobs = new ArrayList<>();
        Map<Integer, Scenario.Accident> accidents = new HashMap<>();
        accidents.put(control, () -> jobs.add(Unchecked.get(() -> installation.submit(Scenario.JOB))));
        for (int kill = 1; kill <= kills; kill++) {
            accidents.put(control + kill * ((events.size() - control) / (kills + 1)), () -> kill(stack));
        }
        new Scenario(installation).feed(events, accidents);
        new AlertTable(installation).awaitTime();
        compare(installation, TopicRecords.of(installation).reports());
        installation.cancel(jobs.get(0));
    }

    /** Posts say nothing but their report here, and would only fall silent. */
    private static List<ArrivingEvent> reference(Instant start) {
        return ShippedReference.records(start.toEpochMilli()).stream()
                .map(record -> record.topic().equals(Topics.SITES) ? withoutHeartbeat(record) : record)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static ArrivingEvent withoutHeartbeat(ArrivingEvent site) {
        String value = new String(site.value(), UTF_8)
                .replaceAll("\"heartbeat_minutes\" ?: ?\\d+", "\"heartbeat_minutes\":null");
        return new ArrivingEvent(site.topic(), site.key(), value.getBytes(UTF_8), site.arrivalMillis());
    }

    private static void kill(TestStack stack) {
        Unchecked.get(() -> {
            stack.killTaskManager();
            return true;
        });
    }

    private static void compare(TestInstallation installation, ReportModel.Expected expected)
            throws IOException, InterruptedException {
        assertThat(expected.alerts().stream().map(ExpectedAlert::rule)).containsAll(ReportModel.RULES);
        assertThat(expected.rows().stream().map(ReportRow::delivery)).contains("ON_TIME", "LATE", "MISSING");
        await(installation, expected);
    }

    /** Waits until days, regions and alerts are what the records in the topics must have become; fails with what differs. */
    public static void awaitModel(TestInstallation installation) throws IOException, InterruptedException {
        await(installation, TopicRecords.of(installation).reports());
    }

    private static void await(TestInstallation installation, ReportModel.Expected expected)
            throws IOException, InterruptedException {
        try {
            installation.awaitUntil(
                    SETTLED, () -> differences(installation, expected).isEmpty());
        } catch (ConditionTimeoutException stillDifferent) {
            assertThat(differences(installation, expected)).isEmpty();
        }
    }

    /** What is expected and absent (−), or there and not expected (+). */
    static List<String> differences(TestInstallation installation, ReportModel.Expected expected)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        Set<String> rows = lines(
                installation, "SELECT concatWithSeparator('|', " + COLUMNS + ") AS line FROM {db}.daily_reports FINAL");
        compare(all, "daily_reports", expected.rows().stream().map(ReportScenario::line), rows);
        String rules = ReportModel.RULES.stream().map(rule -> "'" + rule + "'").collect(Collectors.joining(", "));
        Set<String> alerts = lines(
                installation,
                "SELECT concatWithSeparator('|', rule, subject_kind, site_id, if(rule = 'report-suspect', event_id, ''),"
                        + " toString(toUnixTimestamp64Milli(opened_at))) AS line FROM {db}.alerts FINAL"
                        + " WHERE subject_kind NOT IN ('GROUP', 'SYSTEM') AND rule IN (" + rules + ")");
        compare(all, "alerts", expected.alerts().stream().map(ReportScenario::line), alerts);
        Set<String> county = lines(
                installation,
                "SELECT concatWithSeparator('|', toString(business_day), toString(expected), toString(on_time), toString(late),"
                        + " toString(missing)) AS line FROM {db}.v_coverage WHERE tier = 'PROVINCE'");
        compare(all, "v_coverage", coverage(expected.rows()), county);
        return all;
    }

    private static Stream<String> coverage(List<ReportRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(ReportRow::businessDay)).entrySet().stream()
                .map(day -> day.getKey() + "|" + count(day.getValue(), "") + '|' + count(day.getValue(), "ON_TIME")
                        + '|' + count(day.getValue(), "LATE") + '|' + count(day.getValue(), "MISSING"));
    }

    private static long count(List<ReportRow> rows, String delivery) {
        return rows.stream()
                .filter(row ->
                        row.expected() && (delivery.isEmpty() || row.delivery().equals(delivery)))
                .count();
    }

    private static void compare(List<String> all, String table, Stream<String> expected, Set<String> stored) {
        Set<String> missing = expected.collect(Collectors.toCollection(TreeSet::new));
        stored.stream().filter(line -> !missing.remove(line)).forEach(line -> all.add(table + " + " + line));
        missing.forEach(line -> all.add(table + " − " + line));
    }

    private static Set<String> lines(TestInstallation installation, String query)
            throws IOException, InterruptedException {
        Set<String> lines = new TreeSet<>();
        for (JsonNode row : installation.query(query)) {
            lines.add(row.get("line").asText());
        }
        return lines;
    }

    private static String line(ExpectedAlert alert) {
        return String.join(
                "|",
                alert.rule(),
                alert.subjectKind(),
                alert.place(),
                alert.eventId(),
                Long.toString(alert.openedAt().toEpochMilli()));
    }

    private static String line(ReportRow row) {
        return Stream.of(
                        row.businessDay(),
                        row.siteId(),
                        row.dueAt().toEpochMilli(),
                        row.expected() ? 1 : 0,
                        row.delivery(),
                        row.content(),
                        row.suspect(),
                        row.suspectFigure(),
                        row.reports(),
                        millis(row.firstArrival()),
                        millis(row.eventTime()),
                        row.eventId(),
                        orDash(row.returnees()),
                        orDash(row.outsiders()),
                        orDash(row.keyPersons()),
                        orDash(row.keyPersonsFever()),
                        orDash(row.countedReturnees()),
                        orDash(row.countedOutsiders()),
                        row.revision())
                .map(Object::toString)
                .collect(Collectors.joining("|"));
    }

    private static Object millis(Instant instant) {
        return instant == null ? "-" : (Object) instant.toEpochMilli();
    }

    private static Object orDash(Long figure) {
        return figure == null ? "-" : (Object) figure;
    }
}
