package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.event.QuarantineAction;
import org.passflow.event.QuarantineKind;
import org.passflow.event.QuarantineOrder;
import org.passflow.event.Received;

/** How {@code quarantine-orders} are written. */
final class QuarantineOrderFormat extends EventFormat {
    private static final int MAX_DAYS = 365;

    private final Field<String> personToken = required("person_token", TextKinds::token);
    private final Field<QuarantineAction> action = required("action", TextKinds.code(QuarantineAction.class));
    private final Field<QuarantineKind> kind = optional("kind", TextKinds.code(QuarantineKind.class));
    private final Field<String> region = optional("region", TextKinds::region);
    private final Field<String> siteId = optional("site_id", TextKinds::repeatedId);
    private final Field<Long> fromTime = optional("from_time", FieldKinds::integer64);
    private final Field<Integer> days = optional("days", FieldKinds.integer(1, MAX_DAYS));
    private final Field<Integer> temperature = optional("temperature_c", FieldKinds::temperature);

    @Override
    Received make(Position position) {
        QuarantineOrder order = new QuarantineOrder(
                get(personToken),
                get(action),
                get(kind),
                get(region),
                get(siteId),
                get(fromTime),
                get(days),
                get(temperature));
        return Received.of(position, header(), order);
    }
}
