package org.passflow.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.passflow.truth.ExpectedAlert;
import org.passflow.truth.HubWaits;
import org.passflow.truth.JourneyModel;
import org.passflow.truth.JourneyRow;
import org.passflow.truth.QuarantineRow;
import org.passflow.truth.TripTotals;

/** Journeys and quarantines as they stand in ClickHouse, against the model: as lines of text, so that a difference can be read. */
public final class JourneyTables {

    private static final Duration SETTLED = Duration.ofMinutes(2);

    private final TestInstallation installation;

    public JourneyTables(TestInstallation installation) {
        this.installation = installation;
    }

    /** Waits until rows and alerts are what the records in the topics must have become; fails with what differs. */
    public void awaitModel() throws IOException, InterruptedException {
        await(TopicRecords.of(installation).journeys());
    }

    void await(TopicRecords.Journeys expected) throws IOException, InterruptedException {
        List<String> alerts = sorted(expected.alerts());
        try {
            installation.awaitUntil(
                    SETTLED,
                    () -> sorted(alerts()).equals(alerts)
                            && differences(expected.model()).isEmpty());
        } catch (ConditionTimeoutException stillDifferent) {
            List<String> differences = new ArrayList<>(differences(expected.model()));
            List<String> stored = sorted(alerts());
            stored.stream().filter(alert -> !alerts.contains(alert)).forEach(alert -> differences.add("+ " + alert));
            alerts.stream().filter(alert -> !stored.contains(alert)).forEach(alert -> differences.add("− " + alert));
            assertThat(differences).isEmpty();
        }
    }

    private static List<String> sorted(List<ExpectedAlert> alerts) {
        return alerts.stream().map(ExpectedAlert::toString).sorted().toList();
    }

    /** Rows expected and absent (−), or there and not expected (+), of tables and views; empty when all is right. */
    public List<String> differences(JourneyModel model) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        List<JourneyRow> journeys = model.journeys();
        compare(all, "journeys FINAL", journeys.stream().map(JourneyTables::line), journeyColumns());
        compare(all, "quarantine FINAL", model.quarantine().stream().map(JourneyTables::line), quarantineColumns());
        compare(
                all,
                "v_trip_reconciliation",
                model.trips().values().stream().map(JourneyTables::line),
                "trip_id, ifNull(toString(announced), '-'), arrived, registered, unregistered, pushed, exempt, turned_back,"
                        + " transferred, open, acknowledged");
        compareWaits(all, "HOUR", "toString(toUnixTimestamp(window_start))", HubWaits.byHour(journeys));
        compareWaits(all, "TRIP", "trip_id", HubWaits.byTrip(journeys));
        return all;
    }

    /** Trips that show a gap. */
    public Set<String> tripsWithGaps() throws IOException, InterruptedException {
        Set<String> trips = new TreeSet<>();
        for (JsonNode row : installation.query("SELECT trip_id FROM {db}.v_trip_reconciliation WHERE notEmpty(gaps)")) {
            trips.add(row.get("trip_id").asText());
        }
        return trips;
    }

    /** The alerts of the rules on journeys and quarantine. */
    public List<ExpectedAlert> alerts() throws IOException, InterruptedException {
        String rules = JourneyModel.RULES.stream().map(rule -> "'" + rule + "'").collect(Collectors.joining(", "));
        List<ExpectedAlert> alerts = new ArrayList<>();
        for (JsonNode row : installation.query("SELECT rule, subject_kind,"
                + " multiIf(subject_kind = 'PERSON', concat(splitByChar('/', subject)[1], '/', person_token),"
                + " subject_kind = 'TRIP', subject, site_id)"
                + " AS place, if(subject_kind = 'EVENT', event_id, '') AS event,"
                + " toUnixTimestamp64Milli(opened_at) AS opened FROM {db}.alerts FINAL"
                + " WHERE subject_kind NOT IN ('GROUP', 'SYSTEM') AND rule IN (" + rules + ")")) {
            alerts.add(new ExpectedAlert(
                    row.get("rule").asText(),
                    row.get("subject_kind").asText(),
                    row.get("place").asText(),
                    row.get("event").asText(),
                    Instant.ofEpochMilli(row.get("opened").asLong())));
        }
        return alerts;
    }

    private void compareWaits(List<String> all, String level, String group, List<HubWaits> expected)
            throws IOException, InterruptedException {
        Set<String> groups = new HashSet<>();
        expected.forEach(wait -> groups.add(wait.siteId() + '|' + wait.group()));
        String columns = Stream.of("queue", "push", "hold")
                .map(name -> name + "_n, " + millis(name + "_p50_s") + ", " + millis(name + "_p90_s") + ", "
                        + millis(name + "_max_s"))
                .collect(Collectors.joining(", "));
        Set<String> missing = expected.stream().map(JourneyTables::line).collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode row : installation.query("SELECT concatWithSeparator('|', site_id, " + group + ") AS g,"
                + " concatWithSeparator('|', g, " + columns + ") AS line FROM {db}.v_hub_waiting WHERE level = '"
                + level
                + "'")) {
            if (groups.contains(row.get("g").asText())
                    && !missing.remove(row.get("line").asText())) {
                all.add("v_hub_waiting + " + row.get("line").asText());
            }
        }
        missing.forEach(line -> all.add("v_hub_waiting − " + line));
    }

    private static String millis(String seconds) {
        return "toInt64(round(ifNull(" + seconds + ", 0) * 1000))";
    }

    private void compare(List<String> all, String table, Stream<String> expected, String columns)
            throws IOException, InterruptedException {
        Set<String> missing = expected.collect(Collectors.toCollection(TreeSet::new));
        for (JsonNode row :
                installation.query("SELECT concatWithSeparator('|', " + columns + ") AS line FROM {db}." + table)) {
            String line = row.get("line").asText();
            if (!missing.remove(line)) {
                all.add(table + " + " + line);
            }
        }
        missing.forEach(line -> all.add(table + " − " + line));
    }

    private static String journeyColumns() {
        return "trip_id, person_token, site_id, "
                + JourneyRow.TIMES.stream().map(JourneyTables::instant).collect(Collectors.joining(", "))
                + ", held_ms, arrayStringConcat(acked_roles, ','), acks, " + String.join(", ", JourneyRow.TEXTS)
                + ", ifNull(toString(max_temperature_centi), '-'), steps, outcome, last_stage, illegal, revision";
    }

    private static String line(JourneyRow row) {
        List<Object> cells = new ArrayList<>(List.of(row.tripId(), row.personToken(), row.siteId()));
        JourneyRow.TIMES.forEach(column -> cells.add(millis(row.time(column))));
        cells.addAll(List.of(
                row.heldMillis(),
                String.join(",", row.ackedRoles()),
                row.ackedRoles().size()));
        JourneyRow.TEXTS.forEach(column -> cells.add(row.texts().get(column)));
        cells.addAll(List.of(
                orDash(row.maxTemperatureCentidegrees()),
                row.steps(),
                row.outcome(),
                row.lastStage(),
                row.illegal(),
                row.revision()));
        return joined(cells);
    }

    private static String quarantineColumns() {
        return "person_token, order_id, kind, region, site_id, "
                + Stream.of("ordered_at", "from_time")
                        .map(JourneyTables::instant)
                        .collect(Collectors.joining(", "))
                + ", days, "
                + Stream.of("due_at", "released_at", "superseded_at", "custody_from")
                        .map(JourneyTables::instant)
                        .collect(Collectors.joining(", "))
                + ", temperatures, temperature_days, fever_readings, ifNull(toString(last_temperature_centi), '-'), "
                + instant("last_temperature_at") + ", voided, revision";
    }

    private static String line(QuarantineRow row) {
        return joined(List.of(
                row.personToken(),
                row.orderId(),
                row.kind(),
                row.region(),
                row.siteId(),
                millis(row.orderedAt()),
                millis(row.fromTime()),
                row.days(),
                millis(row.dueAt()),
                millis(row.releasedAt()),
                millis(row.supersededAt()),
                millis(row.custodyFrom()),
                row.temperatures(),
                row.temperatureDays(),
                row.feverReadings(),
                orDash(row.lastTemperature()),
                millis(row.lastTemperatureAt()),
                row.voided() ? 1 : 0,
                row.revision()));
    }

    private static String line(TripTotals trip) {
        return joined(List.of(
                trip.tripId(),
                orDash(trip.announced()),
                trip.arrived(),
                trip.registered(),
                trip.unregistered(),
                trip.pushed(),
                trip.exempt(),
                trip.turnedBack(),
                trip.transferred(),
                trip.open(),
                trip.acknowledged()));
    }

    private static String line(HubWaits waits) {
        List<Object> cells = new ArrayList<>(List.of(waits.siteId(), waits.group()));
        for (HubWaits.Waits one : List.of(waits.queue(), waits.push(), waits.hold())) {
            cells.addAll(List.of(one.number(), one.half(), one.nineTenths(), one.longest()));
        }
        return joined(cells);
    }

    private static String instant(String column) {
        return "ifNull(toString(toUnixTimestamp64Milli(" + column + ")), '-')";
    }

    private static Object millis(Instant at) {
        return at == null ? "-" : at.toEpochMilli();
    }

    private static Object orDash(Long number) {
        return number == null ? "-" : number;
    }

    private static String joined(List<Object> cells) {
        return cells.stream().map(Object::toString).collect(Collectors.joining("|"));
    }
}
