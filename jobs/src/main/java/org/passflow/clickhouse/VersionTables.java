package org.passflow.clickhouse;

import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.ResponseLevel;
import org.passflow.reference.RiskArea;
import org.passflow.reference.Site;
import org.passflow.reference.Unit;

/** The tables of reference data: a row a version. */
final class VersionTables {

    static final Table<ReferenceVersion> SITES = table(
            "sites",
            ReferenceVersion::site,
            new Columns<Site>()
                    .text("site_id", Site::siteId)
                    .text("kind", Site::kind)
                    .text("name_zh", Site::nameZh)
                    .text("name_en", Site::nameEn)
                    .text("region", Site::region)
                    .text("grid", Site::grid)
                    .nullable("latitude", Site::latitude)
                    .nullable("longitude", Site::longitude)
                    .text("inlet_of", Site::inletOf)
                    .text("unit", Site::unit)
                    .nullable("capacity_per_hour", Site::capacityPerHour)
                    .nullable("capacity", Site::capacity)
                    .nullable("lanes", Site::lanes)
                    .text("opening_hours", Site::openingHours)
                    .nullable("heartbeat_minutes", Site::heartbeatMinutes)
                    .nullable("reports_daily", Site::reportsDaily)
                    .nullable("disinfections_per_day", Site::disinfectionsPerDay)
                    .nullable("required_staff", Site::requiredStaff)
                    .nullable("reserve", Site::reserve));

    static final Table<ReferenceVersion> UNITS = table(
            "units",
            ReferenceVersion::unit,
            new Columns<Unit>()
                    .text("unit_id", Unit::unitId)
                    .text("name_zh", Unit::nameZh)
                    .text("name_en", Unit::nameEn)
                    .text("parent", Unit::parent)
                    .text("region", Unit::region)
                    .text("duty_telephone", Unit::dutyTelephone));

    static final Table<ReferenceVersion> RISK_AREAS = table(
            "risk_areas",
            ReferenceVersion::riskArea,
            new Columns<RiskArea>()
                    .text("code", RiskArea::code)
                    .text("name", RiskArea::name)
                    .text("level", RiskArea::level));

    static final Table<ReferenceVersion> RESPONSE_LEVELS = table(
            "response_levels",
            ReferenceVersion::responseLevel,
            new Columns<ResponseLevel>().text("region", ResponseLevel::region).number("level", ResponseLevel::level));

    static final Table<ReferenceVersion> ALERT_RULES = table(
            "alert_rules",
            ReferenceVersion::alertRule,
            new Columns<AlertRule>()
                    .text("rule_id", AlertRule::ruleId)
                    .text("rule", AlertRule::rule)
                    .map("thresholds", AlertRule::thresholds)
                    .list("scope_sites", AlertRule::scopeSites)
                    .codes("scope_kinds", AlertRule::scopeKinds)
                    .list("scope_regions", AlertRule::scopeRegions)
                    .list("scope_response_levels", AlertRule::scopeResponseLevels)
                    .text("severity", AlertRule::severity)
                    .nullable("enabled", AlertRule::enabled)
                    .text("author", AlertRule::author)
                    .text("reason", AlertRule::reason));

    private VersionTables() {}

    private static <K> Table<ReferenceVersion> table(
            String name, Columns.Part<ReferenceVersion, K> kind, Columns<K> columns) {
        return new Columns<ReferenceVersion>()
                .all(kind, columns)
                .instant("valid_from", version -> version.validity().fromMillis())
                .nullableInstant("valid_to", version -> version.validity().toMillis())
                .instant("arrival_time", version -> version.position().arrivalMillis())
                .of(name);
    }
}
