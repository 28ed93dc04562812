package org.passflow.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.passflow.event.Topics;
import org.passflow.feed.ArrivingEvent;
import org.passflow.feed.EventWriter;

/** Passengers who come to a hub, are held for observation, and are acknowledged by five roles on their way home. */
final class HomeJourneys {

    /** Steps of each of them. */
    static final int STEPS = 14;

    private static final List<String> STAGES =
            List.of("ARRIVED", "REGISTERED", "SCREENED", "CLASSIFIED", "HELD", "RELEASED", "PUSHED", "RECEIVED");
    private static final List<String> ROLES =
            List.of("TOWNSHIP_CADRE", "VILLAGE_CADRE", "VILLAGE_DOCTOR", "POLICE_OFFICER", "GRID_MEMBER");

    private static final int PASSENGERS_OF_A_TRIP = 100;
    private static final int HUBS = 10;

    /** No rule finds them slow. */
    private static final Duration STEP = Duration.ofSeconds(20);

    private final EventWriter writer;

    HomeJourneys(EventWriter writer) {
        this.writer = writer;
    }

    /** Writes the steps of passengers from one number to before another, one passenger after the other. */
    void write(int from, int until) {
        for (int passenger = from; passenger < until; passenger++) {
            int step = 0;
            for (String stage : STAGES) {
                write(passenger, step++, stage, "");
            }
            for (String role : ROLES) {
                write(passenger, step++, "ACKED", ",\"acked_by\":\"" + role + '"');
            }
            write(passenger, step, "HOME_ARRIVED", "");
        }
        writer.flush();
    }

    private void write(int passenger, int step, String stage, String more) {
        long now = System.currentTimeMillis();
        String trip = "G1952-20261129-" + passenger / PASSENGERS_OF_A_TRIP;
        String token = PersonToken.of(-1L - passenger);
        String json = ("{\"schema_version\":1,\"event_id\":\"%s-%d-%d\",\"event_time\":%d,\"site_id\":\"bench-hub-%d\","
                        + "\"trip_id\":\"%s\",\"person_token\":\"%s\",\"stage\":\"%s\",\"origin_region\":\"420106\","
                        + "\"destination_region\":\"141002104\"%s}")
                .formatted(
                        trip,
                        passenger % PASSENGERS_OF_A_TRIP,
                        step,
                        now - (STEPS - step) * STEP.toMillis(),
                        passenger / PASSENGERS_OF_A_TRIP % HUBS,
                        trip,
                        token,
                        stage,
                        more);
        writer.write(new ArrivingEvent(Topics.HUB_EVENTS, token, json.getBytes(UTF_8), now));
    }
}
