package org.passflow.clickhouse;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.Validity;

/** The table {@code sites}: a row a version. */
final class RosterTable {

    private static final List<String> COLUMNS = List.of(
            "site_id",
            "valid_from",
            "valid_to",
            "kind",
            "name_zh",
            "name_en",
            "region",
            "grid",
            "latitude",
            "longitude",
            "inlet_of",
            "unit",
            "capacity_per_hour",
            "capacity",
            "lanes",
            "opening_hours",
            "heartbeat_minutes",
            "reports_daily",
            "disinfections_per_day",
            "required_staff",
            "reserve",
            "arrival_time");

    static final Table<ReferenceVersion> SITES = new Table<>("sites", COLUMNS, RosterTable::bind);

    private RosterTable() {}

    private static void bind(PreparedStatement row, ReferenceVersion version) throws SQLException {
        Site site = version.site();
        Validity validity = version.validity();
        row.setString(1, site.siteId());
        row.setLong(2, ClickHouseSinks.storable(validity.fromMillis()));
        row.setObject(3, validity.toMillis() == null ? null : ClickHouseSinks.storable(validity.toMillis()));
        row.setString(4, orEmpty(site.kind()));
        row.setString(5, orEmpty(site.nameZh()));
        row.setString(6, orEmpty(site.nameEn()));
        row.setString(7, orEmpty(site.region()));
        row.setString(8, orEmpty(site.grid()));
        row.setObject(9, site.latitude());
        row.setObject(10, site.longitude());
        row.setString(11, orEmpty(site.inletOf()));
        row.setString(12, orEmpty(site.unit()));
        row.setObject(13, site.capacityPerHour());
        row.setObject(14, site.capacity());
        row.setObject(15, site.lanes());
        row.setString(16, orEmpty(site.openingHours()));
        row.setObject(17, site.heartbeatMinutes());
        row.setObject(18, site.reportsDaily());
        row.setObject(19, site.disinfectionsPerDay());
        row.setObject(20, site.requiredStaff());
        row.setObject(21, site.reserve());
        row.setLong(22, version.position().arrivalMillis());
    }

    private static String orEmpty(Object value) {
        return Objects.toString(value, "");
    }
}
