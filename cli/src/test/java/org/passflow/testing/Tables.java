package org.passflow.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passflow.truth.CountRow;
import org.passflow.truth.CountTable;
import org.passflow.truth.HeardRow;
import org.passflow.truth.IntakeRow;
import org.passflow.truth.LateRow;
import org.passflow.truth.RejectRow;
import org.passflow.truth.Truth;

/**
 * What stands in ClickHouse, against what should: each table of counts (its views show windows of zero and silence too)
 * and each view of the books as lines of text, so that a difference can be read.
 */
public final class Tables {

    private final TestInstallation installation;

    public Tables(TestInstallation installation) {
        this.installation = installation;
    }

    /** Rows expected and absent (−), or there and not expected or there twice (+), and days that do not balance; empty when all is right. */
    public List<String> differences(Truth truth) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (CountTable table : CountTable.values()) {
            compare(
                    all,
                    table.tableName() + " FINAL",
                    truth.rows(table).stream().map(row -> count(table, row)),
                    columns(table));
        }
        compare(
                all,
                "heard_1h FINAL",
                truth.heard().stream().map(Tables::heard),
                "site_id, toUnixTimestamp(window_start), minutes, revision");
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

    /** How many rows the truth has, which are all compared. */
    static long rows(Truth truth) {
        return truth.counts().values().stream().mapToLong(List::size).sum()
                + truth.heard().size()
                + truth.lateEvents().size()
                + truth.rejects().size()
                + truth.intake().size();
    }

    private void compare(List<String> all, String table, Stream<String> expected, String columns)
            throws IOException, InterruptedException {
        Set<String> missing = expected.collect(Collectors.toCollection(HashSet::new));
        for (JsonNode row :
                installation.query("SELECT concatWithSeparator('|', " + columns + ") AS line FROM {db}." + table)) {
            String line = row.get("line").asText();
            if (!missing.remove(line)) {
                all.add(table + " + " + line);
            }
        }
        missing.forEach(line -> all.add(table + " − " + line));
    }

    /** The columns of a line; of the measures those that are not zero, with their names, so that it can be read. */
    private static String columns(CountTable table) {
        String measures = table.measureColumns().stream()
                .map(column -> "if(" + column + " = 0, '', concat(' " + column + "=', toString(" + column + ")))")
                .collect(Collectors.joining(", ", "concat('', ", ")"));
        String labels = String.join(", ", table.labelColumns());
        return "site_id, toUnixTimestamp(window_start), " + labels + ", " + measures + ", revision";
    }

    private static String count(CountTable table, CountRow row) {
        String measures = table.measureColumns().stream()
                .filter(column -> row.measure(column) != 0)
                .map(column -> " " + column + "=" + row.measure(column))
                .collect(Collectors.joining());
        String labels = String.join("|", row.labels());
        return line(row.siteId(), row.windowStart().getEpochSecond(), labels, measures, row.revision());
    }

    private static String heard(HeardRow row) {
        return line(row.siteId(), row.hourStart().getEpochSecond(), row.minutes(), row.revision());
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
