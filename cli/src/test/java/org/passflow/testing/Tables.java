package org.passflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.truth.CountRow;
import org.passflow.truth.IntakeRow;
import org.passflow.truth.LateRow;
import org.passflow.truth.Measures;
import org.passflow.truth.RejectRow;
import org.passflow.truth.Truth;

/** What people see in ClickHouse, against what they should: each view as lines of text, so that a difference can be read. */
final class Tables {

    private static final String COUNTS =
            "persons, vehicles, occupants, sampled, persons_turned_back, vehicles_turned_back, fever,"
                    + " temperature_count, temperature_sum, revision";

    private final TestInstallation installation;

    Tables(TestInstallation installation) {
        this.installation = installation;
    }

    /** Rows expected and absent (−), or there and not expected (+), and days that do not balance; empty when all is right. */
    List<String> differences(Truth truth) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        compare(
                all,
                "v_flow_1m WHERE state = 'COUNTED'",
                truth.minutes().stream().map(row -> count(row, Instant::getEpochSecond)),
                "site_id, direction, toUnixTimestamp(window_start), " + COUNTS);
        compare(
                all,
                "v_flow_1h WHERE state = 'COUNTED'",
                truth.hours().stream().map(row -> count(row, Instant::getEpochSecond)),
                "site_id, direction, toUnixTimestamp(window_start), " + COUNTS);
        compare(
                all,
                "v_flow_1d WHERE state = 'COUNTED'",
                truth.days().stream().map(row -> count(row, LocalDate::toString)),
                "site_id, direction, business_day, " + COUNTS);
        compare(
                all,
                "v_late_events",
                truth.lateEvents().stream().map(Tables::late),
                "topic, partition, offset, site_id, event_id, toUnixTimestamp64Milli(event_time),"
                        + " toUnixTimestamp64Milli(arrival_time), is_void");
        compare(
                all,
                "v_rejects",
                truth.rejects().stream().map(Tables::reject),
                "topic, partition, offset, toUnixTimestamp64Milli(arrival_time), reason");
        compare(
                all,
                "v_intake_1h",
                truth.intake().stream().map(Tables::intake),
                "topic, partition, toUnixTimestamp(hour_start), first_offset, last_offset, accepted, duplicate,"
                        + " voided, late, rejected");
        for (JsonNode day :
                installation.query("SELECT business_day, missing FROM {db}.v_balance_sheet WHERE notEmpty(missing)")) {
            all.add("v_balance_sheet " + day);
        }
        return all;
    }

    private void compare(List<String> all, String view, Stream<String> expected, String columns)
            throws IOException, InterruptedException {
        Set<String> wanted = expected.collect(Collectors.toSet());
        List<JsonNode> rows =
                installation.query("SELECT concatWithSeparator('|', " + columns + ") AS line FROM {db}." + view);
        Set<String> found = rows.stream().map(row -> row.get("line").asText()).collect(Collectors.toSet());
        wanted.stream().filter(line -> !found.contains(line)).forEach(line -> all.add(view + " − " + line));
        found.stream().filter(line -> !wanted.contains(line)).forEach(line -> all.add(view + " + " + line));
        if (found.size() != rows.size()) {
            all.add(view + ": " + (rows.size() - found.size()) + " rows stand there twice");
        }
    }

    private static <W extends Comparable<? super W>> String count(CountRow<W> row, Function<W, Object> window) {
        Measures m = row.measures();
        return line(
                row.siteId(),
                row.direction(),
                window.apply(row.window()),
                m.persons(),
                m.vehicles(),
                m.occupants(),
                m.sampled(),
                m.personsTurnedBack(),
                m.vehiclesTurnedBack(),
                m.fever(),
                m.temperatureCount(),
                m.temperatureSum(),
                row.revision());
    }

    private static String late(LateRow row) {
        return line(
                row.topic(),
                row.partition(),
                row.offset(),
                row.siteId(),
                row.eventId(),
                row.eventTime().toEpochMilli(),
                row.arrivalTime().toEpochMilli(),
                row.isVoid() ? 1 : 0);
    }

    private static String reject(RejectRow row) {
        return line(
                row.topic(), row.partition(), row.offset(), row.arrivalTime().toEpochMilli(), row.reason());
    }

    private static String intake(IntakeRow row) {
        return line(
                row.topic(),
                row.partition(),
                row.arrivalHour().getEpochSecond(),
                row.firstOffset(),
                row.lastOffset(),
                row.accepted(),
                row.duplicates(),
                row.voids(),
                row.late(),
                row.rejected());
    }

    private static String line(Object... cells) {
        return String.join("|", Stream.of(cells).map(Object::toString).toList());
    }
}
