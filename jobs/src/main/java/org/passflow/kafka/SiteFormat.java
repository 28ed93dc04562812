package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Site;
import org.passflow.reference.SiteKind;

/** How {@code sites} are written. */
final class SiteFormat extends ControlFormat {
    private static final int MAX_COUNT = 1_000_000;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int LONGEST_HOURS = 64;

    private final Field<String> siteId = required("site_id", TextKinds::repeatedId);
    private final Field<SiteKind> kind = optional("kind", TextKinds.code(SiteKind.class));
    private final Field<String> nameZh = optional("name_zh", TextKinds.text(LONGEST_NAME));
    private final Field<String> nameEn = optional("name_en", TextKinds.text(LONGEST_NAME));
    private final Field<String> region = optional("region", TextKinds::region);
    private final Field<String> grid = optional("grid", TextKinds::repeatedId);
    private final Field<Double> latitude = optional("latitude", FieldKinds.degrees(-90, 90));
    private final Field<Double> longitude = optional("longitude", FieldKinds.degrees(-180, 180));
    private final Field<String> inletOf = optional("inlet_of", TextKinds::region);
    private final Field<String> unit = optional("unit", TextKinds::repeatedId);
    private final Field<Integer> capacityPerHour = count("capacity_per_hour");
    private final Field<Integer> capacity = count("capacity");
    private final Field<Integer> lanes = count("lanes");
    private final Field<String> openingHours = optional("opening_hours", TextKinds.text(LONGEST_HOURS));
    private final Field<Integer> heartbeatMinutes =
            optional("heartbeat_minutes", FieldKinds.integer(1, MINUTES_OF_A_DAY));
    private final Field<Boolean> reportsDaily = optional("reports_daily", FieldKinds::flag);
    private final Field<Integer> disinfectionsPerDay = count("disinfections_per_day");
    private final Field<Integer> requiredStaff = count("required_staff");
    private final Field<Boolean> reserve = optional("reserve", FieldKinds::flag);

    private Field<Integer> count(String name) {
        return optional(name, FieldKinds.integer(0, MAX_COUNT));
    }

    @Override
    ReferenceVersion make(Position position) {
        Site site = new Site(
                get(siteId),
                get(kind),
                get(nameZh),
                get(nameEn),
                get(region),
                get(grid),
                get(latitude),
                get(longitude),
                get(inletOf),
                get(unit),
                get(capacityPerHour),
                get(capacity),
                get(lanes),
                get(openingHours),
                get(heartbeatMinutes),
                get(reportsDaily),
                get(disinfectionsPerDay),
                get(requiredStaff),
                get(reserve));
        return ReferenceVersion.of(position, validity(), site);
    }
}
