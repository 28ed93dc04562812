package org.passflow.kafka;

import java.util.List;
import org.passflow.event.CaptureMode;
import org.passflow.event.HubEvent;
import org.passflow.event.HubStage;
import org.passflow.event.Position;
import org.passflow.event.Purpose;
import org.passflow.event.Received;

/** How {@code hub-events} are written. */
final class HubFormat extends EventFormat {
    private final Field<String> siteId = required("site_id", TextKinds::repeatedId);
    private final Field<String> tripId = required("trip_id", TextKinds::repeatedId);
    private final Field<String> personToken = required("person_token", TextKinds::token);
    private final Field<HubStage> stage = required("stage", TextKinds.code(HubStage.class));
    private final Field<Integer> temperature = optional("temperature_c", FieldKinds::temperature);
    private final Field<List<String>> symptoms = optional("symptoms", TextKinds.symptoms());
    private final Field<String> originRegion = optional("origin_region", TextKinds::region);
    private final Field<String> destinationRegion = optional("destination_region", TextKinds::region);
    private final Field<Purpose> purpose = optional("purpose", TextKinds.code(Purpose.class));
    private final Field<CaptureMode> captureMode = optional("capture_mode", TextKinds.code(CaptureMode.class));
    private final Field<String> ackedBy = optional("acked_by", TextKinds.text(LONGEST_LABEL));
    private final Field<String> toSite = optional("to_site", TextKinds::repeatedId);
    private final Field<String> lane = optional("lane", TextKinds.text(LONGEST_LABEL));
    private final Field<String> shift = optional("shift", TextKinds.text(LONGEST_LABEL));

    @Override
    Received make(Position position) {
        HubEvent event = new HubEvent(
                get(siteId),
                get(tripId),
                get(personToken),
                get(stage),
                get(temperature),
                get(symptoms),
                get(originRegion),
                get(destinationRegion),
                get(purpose),
                get(captureMode),
                get(ackedBy),
                get(toSite),
                get(lane),
                get(shift));
        return Received.of(position, header(), event);
    }
}
