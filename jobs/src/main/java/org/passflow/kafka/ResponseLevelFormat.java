package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.ResponseLevel;

/** How {@code response-levels} are written. */
final class ResponseLevelFormat extends ControlFormat {
    static final int GRAVEST = 1;
    static final int MILDEST = 4;

    private final Field<String> region = required("region", TextKinds::region);
    private final Field<Integer> level = required("level", FieldKinds.integer(GRAVEST, MILDEST));

    @Override
    ReferenceVersion make(Position position) {
        return ReferenceVersion.of(position, validity(), new ResponseLevel(get(region), get(level)));
    }
}
