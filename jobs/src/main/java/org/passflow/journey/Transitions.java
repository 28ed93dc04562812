package org.passflow.journey;

import static org.passflow.event.HubStage.ACKED;
import static org.passflow.event.HubStage.ARRIVED;
import static org.passflow.event.HubStage.CLASSIFIED;
import static org.passflow.event.HubStage.EXEMPT;
import static org.passflow.event.HubStage.HELD;
import static org.passflow.event.HubStage.HOME_ARRIVED;
import static org.passflow.event.HubStage.PUSHED;
import static org.passflow.event.HubStage.RECEIVED;
import static org.passflow.event.HubStage.REGISTERED;
import static org.passflow.event.HubStage.RELEASED;
import static org.passflow.event.HubStage.SCREENED;
import static org.passflow.event.HubStage.TRANSFER_ARRIVED;
import static org.passflow.event.HubStage.TRANSFER_DEPARTED;
import static org.passflow.event.HubStage.TURNED_BACK;

import java.util.Map;
import java.util.Set;
import org.passflow.event.HubStage;

/** Which step may follow which, as data; {@code docs/journeys.md} draws it. A journey begins with ARRIVED. */
public final class Transitions {

    /** What may follow each step; nothing follows those that are not named. */
    public static final Map<HubStage, Set<HubStage>> AFTER = Map.ofEntries(
            Map.entry(ARRIVED, Set.of(REGISTERED)),
            Map.entry(REGISTERED, Set.of(SCREENED, CLASSIFIED)),
            Map.entry(SCREENED, Set.of(CLASSIFIED, HELD)),
            Map.entry(CLASSIFIED, Set.of(HELD, PUSHED, EXEMPT, TURNED_BACK, TRANSFER_DEPARTED)),
            Map.entry(HELD, Set.of(RELEASED, TRANSFER_DEPARTED, TURNED_BACK)),
            Map.entry(RELEASED, Set.of(PUSHED, EXEMPT, TURNED_BACK, TRANSFER_DEPARTED, CLASSIFIED)),
            // The person may be quicker than the papers.
            Map.entry(PUSHED, Set.of(RECEIVED, ACKED, HOME_ARRIVED)),
            Map.entry(RECEIVED, Set.of(ACKED, HOME_ARRIVED)),
            Map.entry(ACKED, Set.of(ACKED, HOME_ARRIVED)),
            Map.entry(HOME_ARRIVED, Set.of(RECEIVED, ACKED)),
            Map.entry(TRANSFER_DEPARTED, Set.of(TRANSFER_ARRIVED)),
            Map.entry(TRANSFER_ARRIVED, Set.of(ACKED)));

    private Transitions() {}

    /** Whether a step may stand there; {@code before} is null at the beginning. */
    public static boolean allow(HubStage before, HubStage next) {
        return before == null
                ? next == ARRIVED
                : AFTER.getOrDefault(before, Set.of()).contains(next);
    }
}
