package org.passflow.kafka;

import org.passflow.reference.ReferenceVersion;
import org.passflow.reference.Validity;

/** How the versions of one control topic are written: the fields of every version, to which a topic adds its own. */
abstract class ControlFormat extends RecordFormat<ReferenceVersion> {
    /** Code points of a name. */
    static final int LONGEST_NAME = 256;

    private final Field<Long> validFrom;
    private final Field<Long> validTo;

    ControlFormat() {
        required("schema_version", FieldKinds::schemaVersion);
        validFrom = required("valid_from", FieldKinds::integer64);
        validTo = optional("valid_to", FieldKinds::integer64);
    }

    final Validity validity() {
        return new Validity(get(validFrom), get(validTo));
    }
}
