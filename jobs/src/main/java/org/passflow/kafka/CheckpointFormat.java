package org.passflow.kafka;

import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.CheckpointEvent;
import org.passflow.event.Direction;
import org.passflow.event.Disposition;
import org.passflow.event.Position;
import org.passflow.event.Purpose;
import org.passflow.event.Received;
import org.passflow.event.RejectReason;
import org.passflow.event.Residency;
import org.passflow.event.Subject;

/** How {@code checkpoint-events} are written. */
final class CheckpointFormat extends EventFormat {
    private static final int MAX_OCCUPANTS = 200;
    private static final int LONGEST_LABEL = 64;

    private final Field<String> siteId = fields().required("site_id", FieldKinds::repeatedId);
    private final Field<Direction> direction = fields().optional("direction", FieldKinds.code(Direction.class));
    private final Field<Subject> subject = fields().required("subject", FieldKinds.code(Subject.class));
    private final Field<Disposition> disposition = fields().required("disposition", FieldKinds.code(Disposition.class));
    private final Field<String> toSite = fields().optional("to_site", FieldKinds::repeatedId);
    private final Field<String> personToken = fields().optional("person_token", FieldKinds::token);
    private final Field<String> vehicleToken = fields().optional("vehicle_token", FieldKinds::token);
    private final Field<Integer> occupants = fields().optional("occupants", FieldKinds.integer(0, MAX_OCCUPANTS));
    private final Field<Integer> temperature = fields().optional("temperature_c", FieldKinds::temperature);
    private final Field<Boolean> mask = fields().optional("mask", FieldKinds::flag);
    private final Field<Boolean> registered = fields().optional("registered", FieldKinds::flag);
    private final Field<Boolean> registrationValid = fields().optional("registration_valid", FieldKinds::flag);
    private final Field<Boolean> disinfected = fields().optional("disinfected", FieldKinds::flag);
    private final Field<List<String>> symptoms = fields().optional("symptoms", FieldKinds::symptoms);
    private final Field<Residency> residency = fields().optional("residency", FieldKinds.code(Residency.class));
    private final Field<Purpose> purpose = fields().optional("purpose", FieldKinds.code(Purpose.class));
    private final Field<String> originRegion = fields().optional("origin_region", FieldKinds::region);
    private final Field<String> destinationRegion = fields().optional("destination_region", FieldKinds::region);
    private final Field<CaptureMode> captureMode =
            fields().optional("capture_mode", FieldKinds.code(CaptureMode.class));
    private final Field<String> lane = fields().optional("lane", FieldKinds.text(LONGEST_LABEL));
    private final Field<String> shift = fields().optional("shift", FieldKinds.text(LONGEST_LABEL));

    @Override
    void judge(FieldValues values, Faults faults) {
        if (values.get(subject) == Subject.VEHICLE && values.get(direction) == null) {
            faults.note(RejectReason.MISSING_FIELD, "direction: required for a vehicle");
        }
    }

    @Override
    Received make(Position position, FieldValues values) {
        boolean person = values.get(subject) == Subject.PERSON;
        CheckpointEvent event = new CheckpointEvent(
                values.get(siteId),
                values.get(direction),
                values.get(subject),
                values.get(disposition),
                values.get(toSite),
                person ? values.get(personToken) : null,
                values.get(vehicleToken),
                person ? null : values.get(occupants),
                person ? values.get(temperature) : null,
                values.get(mask),
                values.get(registered),
                values.get(registrationValid),
                values.get(disinfected),
                values.get(symptoms),
                values.get(residency),
                values.get(purpose),
                values.get(originRegion),
                values.get(destinationRegion),
                values.get(captureMode),
                values.get(lane),
                values.get(shift));
        return Received.of(position, header(values), event);
    }
}
