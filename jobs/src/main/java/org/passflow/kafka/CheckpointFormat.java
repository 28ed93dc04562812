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

    private final Field<String> siteId = required("site_id", TextKinds::repeatedId);
    private final Field<Direction> direction = optional("direction", TextKinds.code(Direction.class));
    private final Field<Subject> subject = required("subject", TextKinds.code(Subject.class));
    private final Field<Disposition> disposition = required("disposition", TextKinds.code(Disposition.class));
    private final Field<String> toSite = optional("to_site", TextKinds::repeatedId);
    private final Field<String> personToken = optional("person_token", TextKinds::token);
    private final Field<String> vehicleToken = optional("vehicle_token", TextKinds::token);
    private final Field<Integer> occupants = optional("occupants", FieldKinds.integer(0, MAX_OCCUPANTS));
    private final Field<Integer> temperature = optional("temperature_c", FieldKinds::temperature);
    private final Field<Boolean> mask = optional("mask", FieldKinds::flag);
    private final Field<Boolean> registered = optional("registered", FieldKinds::flag);
    private final Field<Boolean> registrationValid = optional("registration_valid", FieldKinds::flag);
    private final Field<Boolean> disinfected = optional("disinfected", FieldKinds::flag);
    private final Field<List<String>> symptoms = optional("symptoms", TextKinds.symptoms());
    private final Field<Residency> residency = optional("residency", TextKinds.code(Residency.class));
    private final Field<Purpose> purpose = optional("purpose", TextKinds.code(Purpose.class));
    private final Field<String> originRegion = optional("origin_region", TextKinds::region);
    private final Field<String> destinationRegion = optional("destination_region", TextKinds::region);
    private final Field<CaptureMode> captureMode = optional("capture_mode", TextKinds.code(CaptureMode.class));
    private final Field<String> lane = optional("lane", TextKinds.text(LONGEST_LABEL));
    private final Field<String> shift = optional("shift", TextKinds.text(LONGEST_LABEL));

    @Override
    void judge(Faults faults) {
        if (get(subject) == Subject.VEHICLE && get(direction) == null) {
            faults.note(RejectReason.MISSING_FIELD, "direction: required for a vehicle");
        }
    }

    @Override
    Received make(Position position) {
        boolean person = get(subject) == Subject.PERSON;
        CheckpointEvent event = new CheckpointEvent(
                get(siteId),
                get(direction),
                get(subject),
                get(disposition),
                get(toSite),
                person ? get(personToken) : null,
                get(vehicleToken),
                person ? null : get(occupants),
                person ? get(temperature) : null,
                get(mask),
                get(registered),
                get(registrationValid),
                get(disinfected),
                get(symptoms),
                get(residency),
                get(purpose),
                get(originRegion),
                get(destinationRegion),
                get(captureMode),
                get(lane),
                get(shift));
        return Received.of(position, header(), event);
    }
}
