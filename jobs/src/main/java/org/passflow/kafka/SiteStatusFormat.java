package org.passflow.kafka;

import org.passflow.event.Position;
import org.passflow.event.PostStatus;
import org.passflow.event.Received;
import org.passflow.event.SiteStatus;

/** How {@code site-status} is written. */
final class SiteStatusFormat extends EventFormat {
    private static final int MAX_FIGURE = 1_000_000;
    private static final int LONGEST_TEXT = 4096;

    private final Field<String> siteId = required("site_id", TextKinds::repeatedId);
    private final Field<PostStatus> status = required("status", TextKinds.code(PostStatus.class));
    private final Field<Integer> businessDay = optional("business_day", TextKinds::day);
    private final Field<Integer> returnees = figure("returnees");
    private final Field<Integer> outsiders = figure("outsiders");
    private final Field<Integer> keyPersons = figure("key_persons");
    private final Field<Integer> keyPersonsFever = figure("key_persons_fever");
    private final Field<Integer> staff = figure("staff");
    private final Field<String> shift = optional("shift", TextKinds.text(LONGEST_LABEL));
    private final Field<String> text = optional("text", TextKinds.text(LONGEST_TEXT));

    private Field<Integer> figure(String name) {
        return optional(name, FieldKinds.integer(0, MAX_FIGURE));
    }

    @Override
    Received make(Position position) {
        SiteStatus event = new SiteStatus(
                get(siteId),
                get(status),
                get(businessDay),
                get(returnees),
                get(outsiders),
                get(keyPersons),
                get(keyPersonsFever),
                get(staff),
                get(shift),
                get(text));
        return Received.of(position, header(), event);
    }
}
