package org.passflow.journey;

import static org.passflow.testing.TestingEvents.MORNING;

import java.util.ArrayList;
import java.util.List;
import org.passflow.event.HubStage;
import org.passflow.event.Received;
import org.passflow.testing.TestingEvents;

/** Steps of a passenger as a script of minutes and stages. */
final class TestingSteps {

    static final long MINUTE = 60_000;

    private TestingSteps() {}

    static Received event(String id, double minute, HubStage stage, Object... fields) {
        return TestingEvents.step(id, MORNING + Math.round(minute * MINUTE), stage.name(), fields);
    }

    static Step step(String id, double minute, HubStage stage, Object... fields) {
        return Step.of(event(id, minute, stage, fields));
    }

    /** One event after the other. */
    static Steps of(Received... events) {
        return of(List.of(events));
    }

    static Steps of(List<Received> events) {
        Steps steps = Steps.none();
        for (Received event : events) {
            steps = steps.with(Step.of(event), event.header().isVoid());
        }
        return steps;
    }

    /** A whole journey home, a step every ten minutes, with all five acknowledgements. */
    static List<Received> home() {
        List<Received> events = new ArrayList<>();
        HubStage[] stages = {
            HubStage.ARRIVED,
            HubStage.REGISTERED,
            HubStage.SCREENED,
            HubStage.CLASSIFIED,
            HubStage.HELD,
            HubStage.RELEASED,
            HubStage.PUSHED,
            HubStage.RECEIVED
        };
        for (HubStage stage : stages) {
            events.add(event("G1952-20261102-117-" + stage, 10 * events.size(), stage, facts(stage)));
        }
        for (String role :
                List.of("township-cadre", "village-cadre", "medical-worker", "police-officer", "grid-member")) {
            String id = "G1952-20261102-117-ACKED-" + role;
            events.add(event(id, 10 * events.size(), HubStage.ACKED, with(facts(HubStage.ACKED), "acked_by", role)));
        }
        events.add(event(
                "G1952-20261102-117-HOME", 10 * events.size(), HubStage.HOME_ARRIVED, facts(HubStage.HOME_ARRIVED)));
        return events;
    }

    private static Object[] facts(HubStage stage) {
        Object[] places = {"site_id", "railway-linfen", "origin_region", "420100", "destination_region", "141002104222"
        };
        return switch (stage) {
            case ARRIVED -> with(with(places, "temperature_c", 36.4), "capture_mode", "SELF");
            case REGISTERED -> with(with(places, "purpose", "RETURN_HOME"), "capture_mode", "SELF");
            default -> places;
        };
    }

    private static Object[] with(Object[] fields, String name, Object value) {
        Object[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = name;
        all[fields.length + 1] = value;
        return all;
    }
}
