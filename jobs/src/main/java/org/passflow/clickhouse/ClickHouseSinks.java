package org.passflow.clickhouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.passflow.alert.AlertRow;
import org.passflow.alert.FlowExpectation;
import org.passflow.custody.QuarantineRow;
import org.passflow.event.EventJson;
import org.passflow.event.Header;
import org.passflow.event.IntakeCount;
import org.passflow.event.Position;
import org.passflow.event.Received;
import org.passflow.finding.SubjectKind;
import org.passflow.flow.Cell;
import org.passflow.flow.FlowRow;
import org.passflow.flow.FlowTable;
import org.passflow.flow.Progress;
import org.passflow.journey.JourneyRow;
import org.passflow.reference.ReferenceVersion;
import org.passflow.report.DailyReport;
import org.passflow.report.ReportVersion;

/** The tables that jobs write: one mapping per table, columns as in {@code schemas/clickhouse}. */
public record ClickHouseSinks(ClickHouseSettings settings) {

    /** What DateTime64(3) can hold; an event's own time may be any 64-bit number. */
    private static final long FIRST_MILLIS =
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();

    private static final long LAST_MILLIS =
            Instant.parse("2299-12-31T23:59:59Z").toEpochMilli();

    /** How long an alert waits for others to be written with it. */
    private static final Duration HASTE = Duration.ofMillis(20);

    public Sink<FlowRow> flow(FlowTable table) {
        List<String> columns = new ArrayList<>(List.of("site_id", "window_start", "revision"));
        columns.addAll(table.keys());
        columns.addAll(table.measures());
        int generation = settings.generation();
        return new Table<FlowRow>(table.tableName(), columns, (row, counts) -> bind(row, counts, generation))
                .replacing(row -> List.of(row.siteId(), row.cell()))
                .sink(settings);
    }

    private static void bind(PreparedStatement row, FlowRow counts, int generation) throws SQLException {
        Cell cell = counts.cell();
        row.setString(1, counts.siteId());
        row.setLong(2, cell.windowStartMillis() / 1000);
        row.setLong(3, counts.revision(generation));
        int column = 4;
        List<String> keys = List.of(cell.first(), cell.second());
        for (int key = 0; key < cell.table().keys().size(); key++) {
            row.setString(column++, keys.get(key));
        }
        for (long count : counts.counts()) {
            row.setLong(column++, count);
        }
    }

    public Sink<Received> rejects() {
        List<String> columns = List.of("topic", "partition", "offset", "arrival_time", "reason", "detail", "payload");
        return new Table<Received>("rejects", columns, ClickHouseSinks::bindReject).sink(settings);
    }

    private static void bindReject(PreparedStatement row, Received received) throws SQLException {
        bindPosition(row, received.position());
        row.setString(5, received.reject().reason().name());
        row.setString(6, received.reject().detail());
        row.setString(7, received.reject().payload());
    }

    public Sink<Received> lateEvents() {
        List<String> columns =
                List.of("topic", "partition", "offset", "arrival_time", "site_id", "event_id", "event_time", "is_void");
        return new Table<Received>("late_events", columns, ClickHouseSinks::bindIdentity).sink(settings);
    }

    private static void bindIdentity(PreparedStatement row, Received received) throws SQLException {
        Header header = received.header();
        bindPosition(row, received.position());
        row.setString(5, Objects.toString(received.siteId(), ""));
        row.setString(6, header.eventId());
        row.setLong(7, storable(header.eventTimeMillis()));
        row.setInt(8, header.isVoid() ? 1 : 0);
    }

    public Sink<Received> events() {
        List<String> columns = List.of(
                "topic",
                "partition",
                "offset",
                "arrival_time",
                "site_id",
                "event_id",
                "event_time",
                "is_void",
                "source",
                "fields");
        return new Table<Received>("events", columns, ClickHouseSinks::bindEvent)
                .timed(received -> received.position().arrivalMillis())
                .sink(settings);
    }

    private static void bindEvent(PreparedStatement row, Received received) throws SQLException {
        bindIdentity(row, received);
        row.setString(9, Objects.toString(received.header().source(), ""));
        row.setString(10, EventJson.of(received));
    }

    public Sink<IntakeCount> intake() {
        List<String> columns = List.of(
                "topic",
                "partition",
                "hour_start",
                "first_offset",
                "last_offset",
                "accepted",
                "duplicate",
                "voided",
                "late",
                "rejected",
                "revision");
        int generation = settings.generation();
        return new Table<IntakeCount>("intake_1h", columns, (row, count) -> bindIntake(row, count, generation))
                .replacing(count -> List.of(count.topic(), count.partition(), count.hourStartMillis()))
                .sink(settings);
    }

    private static void bindIntake(PreparedStatement row, IntakeCount count, int generation) throws SQLException {
        row.setString(1, count.topic());
        row.setInt(2, count.partition());
        row.setLong(3, count.hourStartMillis() / 1000);
        row.setLong(4, count.firstOffset());
        row.setLong(5, count.lastOffset());
        row.setLong(6, count.accepted());
        row.setLong(7, count.duplicate());
        row.setLong(8, count.voided());
        row.setLong(9, count.late());
        row.setLong(10, count.rejected());
        row.setLong(11, FlowRow.revision(generation, count.records()));
    }

    /** One row a job, which replaces itself: small batches would only make parts. */
    public Sink<Progress> progress() {
        return new Table<Progress>("progress", List.of("job", "watermark"), (row, progress) -> {
                    row.setString(1, progress.job());
                    row.setLong(2, progress.watermarkMillis());
                })
                .replacing(Progress::job)
                .sink(settings);
    }

    public Sink<ReferenceVersion> sites() {
        return VersionTables.SITES.sink(settings);
    }

    public Sink<ReferenceVersion> units() {
        return VersionTables.UNITS.sink(settings);
    }

    public Sink<ReferenceVersion> riskAreas() {
        return VersionTables.RISK_AREAS.sink(settings);
    }

    public Sink<ReferenceVersion> responseLevels() {
        return VersionTables.RESPONSE_LEVELS.sink(settings);
    }

    public Sink<ReferenceVersion> alertRules() {
        return VersionTables.ALERT_RULES.sink(settings);
    }

    public Sink<Received> trips() {
        return MessageTables.TRIPS.sink(settings);
    }

    public Sink<Received> siteStatus() {
        return MessageTables.SITE_STATUS.sink(settings);
    }

    /** Every change of every alert; hasty, for people wait for it. */
    public Sink<AlertRow> alerts() {
        return AlertTables.alerts(settings.generation())
                .timed(row -> isWatchdog(row) ? null : row.alert().changedMillis())
                .sink(settings.withInterval(HASTE));
    }

    /** Its row is that of a minute, and changes when the minute is over: how long that takes says nothing of the rest. */
    private static boolean isWatchdog(AlertRow row) {
        return row.alert().finding().subject().kind() == SubjectKind.SYSTEM;
    }

    public Sink<FlowExpectation> expected() {
        return AlertTables.EXPECTED.sink(settings);
    }

    /** Each journey after each of its events. */
    public Sink<JourneyRow> journeys() {
        return JourneyTables.journeys(settings.generation()).sink(settings);
    }

    /** Each order of quarantine as it stands. */
    public Sink<QuarantineRow> quarantine() {
        return QuarantineTable.quarantine(settings.generation()).sink(settings);
    }

    /** Each business day of each post that owes a report, as it stands. */
    public Sink<DailyReport> dailyReports() {
        return ReportTables.days(settings.generation()).sink(settings);
    }

    /** Each daily report, and that it was taken back. */
    public Sink<ReportVersion> reportVersions() {
        return ReportTables.versions(settings.generation()).sink(settings);
    }

    /** The nearest instant that the column can hold. */
    static long storable(long epochMillis) {
        return Math.max(FIRST_MILLIS, Math.min(LAST_MILLIS, epochMillis));
    }

    private static void bindPosition(PreparedStatement row, Position position) throws SQLException {
        row.setString(1, position.topic());
        row.setInt(2, position.partition());
        row.setLong(3, position.offset());
        row.setLong(4, position.arrivalMillis());
    }
}
