package org.passflow.clickhouse;

import java.util.List;
import org.passflow.custody.QuarantineRow;
import org.passflow.flow.FlowRow;

/** The table of quarantine: a row an order. */
final class QuarantineTable {

    private QuarantineTable() {}

    static Table<QuarantineRow> quarantine(int generation) {
        return new Columns<QuarantineRow>()
                .text("person_token", QuarantineRow::personToken)
                .text("order_id", QuarantineRow::orderId)
                .longNumber("revision", row -> FlowRow.revision(generation, row.applied()))
                .text("kind", QuarantineRow::kind)
                .text("region", QuarantineRow::region)
                .text("site_id", QuarantineRow::siteId)
                .instant("ordered_at", QuarantineRow::orderedMillis)
                .instant("from_time", QuarantineRow::fromMillis)
                .number("days", QuarantineRow::days)
                .instant("due_at", QuarantineRow::dueMillis)
                .nullableInstant("released_at", QuarantineRow::releasedMillis)
                .nullableInstant("superseded_at", QuarantineRow::supersededMillis)
                .instant("custody_from", QuarantineRow::custodyFromMillis)
                .number("temperatures", QuarantineRow::temperatures)
                .number("temperature_days", QuarantineRow::temperatureDays)
                .number("fever_readings", QuarantineRow::feverReadings)
                .nullable("last_temperature_centi", QuarantineRow::lastCentidegrees)
                .nullableInstant("last_temperature_at", QuarantineRow::lastTemperatureMillis)
                .number("voided", row -> row.isVoided() ? 1 : 0)
                .of("quarantine")
                .replacing(row -> List.of(row.personToken(), row.orderId()));
    }
}
