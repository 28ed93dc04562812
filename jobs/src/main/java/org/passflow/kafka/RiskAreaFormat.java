package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.RiskArea;
import org.passflow.reference.RiskLevel;

/** How {@code risk-areas} are written. */
final class RiskAreaFormat extends ControlFormat {
    private final Field<String> code = required("code", TextKinds::region);
    private final Field<String> name = optional("name", TextKinds.text(LONGEST_NAME));
    private final Field<RiskLevel> level = required("level", TextKinds.code(RiskLevel.class));

    @Override
    ReferenceVersion make(Position position) {
        return ReferenceVersion.of(position, validity(), new RiskArea(get(code), get(name), get(level)));
    }
}
