package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Unit;

/** How {@code units} are written. */
final class UnitFormat extends ControlFormat {
    private static final int LONGEST_TELEPHONE = 64;

    private final Field<String> unitId = required("unit_id", TextKinds::repeatedId);
    private final Field<String> nameZh = optional("name_zh", TextKinds.text(LONGEST_NAME));
    private final Field<String> nameEn = optional("name_en", TextKinds.text(LONGEST_NAME));
    private final Field<String> parent = optional("parent", TextKinds::repeatedId);
    private final Field<String> region = optional("region", TextKinds::region);
    private final Field<String> dutyTelephone = optional("duty_telephone", TextKinds.officialText(LONGEST_TELEPHONE));

    @Override
    ReferenceVersion make(Position position) {
        Unit unit = new Unit(get(unitId), get(nameZh), get(nameEn), get(parent), get(region), get(dutyTelephone));
        return ReferenceVersion.of(position, validity(), unit);
    }
}
